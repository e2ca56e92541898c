// What a type of the sources calls 'observe' tells of one thing, once.

final class Box<Value>: @unchecked Sendable {
  private var handlers: [(Result<Value, any Error>) -> Void] = []
  private var result: Result<Value, any Error>?

  func seal(_ value: Result<Value, any Error>) {
    guard result == nil else { return }
    result = value
    let all = handlers
    handlers = []
    all.forEach { $0(value) }
  }

  func observe(_ handler: @escaping (Result<Value, any Error>) -> Void) {
    if let result { handler(result) } else { handlers.append(handler) }
  }
}

struct Deferred {
  let box: Box<Int>

  func value() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      box.observe { continuation.resume(with: $0) }  // ok: the box has one result
    }
  }

  func plainValue() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      box.observe { result in
        switch result {
        case .success(let value): continuation.resume(returning: value)
        case .failure(let error): continuation.resume(throwing: error)
        }
      }
    }
  }
}
