// Each reply is met once.

struct Reply: Sendable {
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }
  func succeed(_ value: Int) { continuation.resume(returning: value) }
  func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

func withReply(_ body: (Reply) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { body(Reply($0)) }
}

func bothRepaired(_ reply: Reply, _ value: Int?) {
  guard let value else { return reply.fail(CancellationError()) }
  reply.succeed(value)
}

func inClosureRepaired(_ isReady: Bool) async throws -> Int {
  try await withReply { reply in reply.succeed(isReady ? 1 : 2) }
}

/// It lets the first of several through.
final class FirstReply: @unchecked Sendable {
  private var continuation: CheckedContinuation<Int, any Error>?
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }
  func succeed(_ value: Int) {
    continuation?.resume(returning: value)
    continuation = nil
  }
}

func first(_ reply: FirstReply) {
  reply.succeed(1)
  reply.succeed(2)  // ok: the second does nothing
}
