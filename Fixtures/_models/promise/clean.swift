import Foundation

final class Future<Value: Sendable>: Sendable {
  var value: Value { get async throws { throw CancellationError() } }
}

final class Promise<Value: Sendable>: Sendable {
  let future = Future<Value>()
  var isSettled: Bool { false }
  func fulfill(_ value: Value) {}
  func reject(_ error: any Error) {}
}

struct Missing: Error {}

func makePromise<Value: Sendable>(of type: Value.Type) -> Promise<Value> { Promise() }

func withPromise<Value: Sendable>(_ body: (Promise<Value>) -> Void) -> Future<Value> {
  let promise = Promise<Value>()
  body(promise)
  return promise.future  // ok: the closure has the promise
}

func settle<Value: Sendable>(_ promise: Promise<Value>, _ work: @escaping @Sendable () async throws -> Value) {
  Task {
    do { promise.fulfill(try await work()) } catch { promise.reject(error) }
  }
}

func sizeRepaired(of url: URL, _ fetch: @escaping (URL, @escaping @Sendable (Data?) -> Void) -> Void) -> Future<Int> {
  let promise = Promise<Int>()
  fetch(url) { data in
    guard let data else {
      promise.reject(Missing())
      return
    }
    promise.fulfill(data.count)
  }
  return promise.future
}

func cachedSizeRepaired(_ known: Int?) -> Future<Int> {
  let promise = makePromise(of: Int.self)
  if let known { promise.fulfill(known) } else { promise.reject(Missing()) }
  return promise.future
}

func answerRepaired(_ promise: Promise<String>, _ text: String?) {
  if let text { promise.fulfill(text) } else { promise.reject(Missing()) }
}

func parsedRepaired(_ text: String) -> Future<Int> {
  withPromise { promise in
    guard let number = Int(text) else { return promise.reject(Missing()) }
    promise.fulfill(number)
  }
}

func lengthRepaired(of text: String?) -> Future<Int> {
  let promise = Promise<Int>()
  if let text { promise.fulfill(text.count) } else { promise.reject(Missing()) }
  return promise.future
}

func waitsForItselfRepaired(_ isReady: Bool) async throws -> Int {
  let promise = Promise<Int>()
  if isReady { promise.fulfill(1) } else { promise.reject(Missing()) }
  return try await promise.future.value
}

/// A function that is given the promise settles it.
func loaded(_ work: @escaping @Sendable () async throws -> Int) -> Future<Int> {
  let promise = Promise<Int>()
  settle(promise, work)
  return promise.future
}

/// Nobody has its future yet.
func lengthIfAny(_ text: String?) -> Future<Int>? {
  let promise = Promise<Int>()
  guard let text else { return nil }  // ok: the promise goes with all who could wait for it
  promise.fulfill(text.count)
  return promise.future
}

/// Whoever has the promise settles it.
final class Requests: @unchecked Sendable {
  private var pending: [Int: Promise<String>] = [:]

  func request(_ id: Int) -> Future<String> {
    let promise = Promise<String>()
    pending[id] = promise
    return promise.future  // ok: it is kept
  }

  func receive(_ id: Int, _ text: String) { pending.removeValue(forKey: id)?.fulfill(text) }
}
