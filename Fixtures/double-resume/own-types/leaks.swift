// A type of the sources that stands for its continuation can be met once, too.

struct Reply: Sendable {
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }
  func succeed(_ value: Int) { continuation.resume(returning: value) }
  func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

func withReply(_ body: (Reply) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { body(Reply($0)) }
}

func both(_ reply: Reply, _ value: Int?) {
  if value == nil { reply.fail(CancellationError()) }
  reply.succeed(value ?? 0)  // want: double-resume "'reply' is resumed a second time"
}

func inClosure(_ isReady: Bool) async throws -> Int {
  try await withReply { reply in
    if isReady { reply.succeed(1) }
    reply.succeed(2)  // want: double-resume "'reply' is resumed a second time"
  }
}
