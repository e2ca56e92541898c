import Foundation

final class Future<Value: Sendable>: Sendable {
  var value: Value { get async throws { throw CancellationError() } }
  func whenSettled(_ body: @escaping @Sendable () -> Void) {}
}

/// The writing side of a future.
final class Promise<Value: Sendable>: Sendable {
  let future = Future<Value>()
  var isSettled: Bool { false }
  func fulfill(_ value: Value) {}
  func reject(_ error: any Error) {}
}

struct Missing: Error {}

func makePromise<Value: Sendable>(of type: Value.Type) -> Promise<Value> { Promise() }

/// Gives its caller a future of what the closure promises.
func withPromise<Value: Sendable>(_ body: (Promise<Value>) -> Void) -> Future<Value> {
  let promise = Promise<Value>()
  body(promise)
  return promise.future
}

func size(of url: URL, _ fetch: @escaping (URL, @escaping @Sendable (Data?) -> Void) -> Void) -> Future<Int> {
  let promise = Promise<Int>()
  fetch(url) { data in
    guard let data else { return }  // want: forgotten-sender "this return leaves 'promise' from line 28 without 'fulfill()' or 'reject()'"
    promise.fulfill(data.count)
  }
  return promise.future
}

func cachedSize(_ known: Int?, _ isOnline: Bool) -> Future<Int> {
  let promise = makePromise(of: Int.self)
  if let known {
    promise.fulfill(known)
  } else if !isOnline {
    promise.reject(Missing())
  }
  return promise.future  // want: forgotten-sender "whoever awaits its future waits for ever"
}

func answer(_ promise: Promise<String>, _ text: String?) {
  if let text { promise.fulfill(text) }
}  // want: forgotten-sender "leaves 'promise'"

func parsed(_ text: String) -> Future<Int> {
  withPromise { promise in
    guard let number = Int(text) else { return }  // want: forgotten-sender "this return leaves 'promise'"
    promise.fulfill(number)
  }
}

func length(of text: String?) -> Future<Int> {
  let promise = Promise<Int>()
  if text == nil { promise.reject(Missing()) }
  promise.fulfill(text?.count ?? 0)  // want: double-resume "'promise' is settled a second time here, after line 59 on the same path"
  return promise.future
}

func waitsForItself(_ isReady: Bool) async throws -> Int {
  let promise = Promise<Int>()
  if isReady { promise.fulfill(1) }
  return try await promise.future.value  // want: forgotten-sender "this wait never ends: 'promise' from line 65 is not settled before it"
}
