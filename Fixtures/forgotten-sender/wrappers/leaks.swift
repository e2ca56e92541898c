import Foundation
import NIOCore
import Synchronization

// An object that is made of the carrier and only keeps it does nothing by itself.

func measure(_ done: @escaping @Sendable (Int?) -> Void) { done(1) }

final class Once<Value, Failure: Error>: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Value, Failure>?

  init(_ continuation: CheckedContinuation<Value, Failure>) { self.continuation = continuation }

  func resume(with result: Result<Value, Failure>) {
    lock.lock()
    let waiting = continuation
    continuation = nil
    lock.unlock()
    waiting?.resume(with: result)
  }

  func callAsFunction(_ value: Value) { resume(with: .success(value)) }

  func describe() { print("waiting") }
}

func direct(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let once = Once(continuation)
    if isReady { once.resume(with: .success(1)) }
  }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
}

func inCallback() async -> Int {
  await withCheckedContinuation { continuation in
    let once = Once(continuation)
    measure { value in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      once(value)
    }
  }
}

func described(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let once = Once(continuation)
    guard isReady else {
      once.describe()
      return  // want: forgotten-sender "this return leaves 'continuation'"
    }
    once(1)
  }
}

final class Slot: Sendable {
  private let kept: Mutex<CheckedContinuation<Int, Never>?>
  init(_ continuation: sending CheckedContinuation<Int, Never>) { kept = Mutex(continuation) }

  func deferred(_ value: Int) {
    let waiting = kept.withLock { slot in
      defer { slot = nil }
      return slot
    }
    waiting?.resume(returning: value)
  }
  func inside(_ value: Int) {
    kept.withLock { slot in
      slot?.resume(returning: value)
      slot = nil
    }
  }
  func isWaiting() -> Bool { kept.withLock { $0 != nil } }
}

func locked() async -> Int {
  await withCheckedContinuation { continuation in
    let slot = Slot(continuation)
    measure { value in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      slot.deferred(value)
    }
  }
}

func lockedInside() async -> Int {
  await withCheckedContinuation { continuation in
    let slot = Slot(continuation)
    measure { value in
      if let value { slot.inside(value) } else { print(slot.isWaiting()) }
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

actor Gate {
  var continuation: CheckedContinuation<Int, Never>?
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  func open(_ value: Int) {
    continuation?.resume(returning: value)
    continuation = nil
  }
}

func gated() async -> Int {
  await withCheckedContinuation { continuation in
    let gate = Gate(continuation)
    measure { value in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      Task { await gate.open(value) }
    }
  }
}

struct Request {
  let id: Int
  let completion: (Result<Int, any Error>) -> Void
  func fail(_ error: any Error) { completion(.failure(error)) }
}

struct Command {
  let text: String
  let promise: EventLoopPromise<Int>
}

enum ClientError: Error { case closed }

final class Client {
  private var requests: [Request] = []
  private var commands: [Command] = []
  private var isOpen = false
  private let eventLoop: any EventLoop
  init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  func send(_ id: Int, completion: @escaping (Result<Int, any Error>) -> Void) {
    let request = Request(id: id, completion: completion)
    guard isOpen else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    requests.append(request)
  }

  func sendNow(_ id: Int, completion: @escaping (Result<Int, any Error>) -> Void) {
    let request = Request(id: id, completion: completion)
    guard isOpen else { return completion(.failure(ClientError.closed)) }
    requests.append(request)
  }

  func run(_ text: String) -> EventLoopFuture<Int> {
    let promise = eventLoop.makePromise(of: Int.self)
    let command = Command(text: text, promise: promise)
    if isOpen { commands.append(command) }
    return promise.futureResult  // want: forgotten-sender "leaves 'promise'"
  }

  func close() {
    for request in requests { request.fail(CancellationError()) }
    for command in commands { command.promise.fail(CancellationError()) }
    requests = []
    commands = []
  }
}

struct Job {
  let name: String
  let continuation: CheckedContinuation<Int, Never>
}

func dropped(_ name: String) async -> Int {
  await withCheckedContinuation { continuation in  // want: forgotten-sender "'continuation' is never resumed"
    let job = Job(name: name, continuation: continuation)
    print(job.name)
  }
}

func job(_ name: String, _ continuation: CheckedContinuation<Int, Never>) -> Job {
  Job(name: name, continuation: continuation)
}

func made(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let job = job("made elsewhere", continuation)
    guard isReady else { return }  // want: forgotten-sender "this return leaves 'continuation'"
    job.continuation.resume(returning: 1)
  }
}

struct Callbacks {
  let onDone: (Int) -> Void
  func finish() { onDone(0) }
}

func callbacks(_ isReady: Bool, _ list: inout [Callbacks]) async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = Callbacks(onDone: { continuation.resume(returning: $0) })
    guard isReady else { return }  // want: forgotten-sender "this return leaves 'continuation'"
    list.append(callbacks)
  }
}

struct Parcel {
  let job: Job
  var tries = 0
}

func nested(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let parcel = Parcel(job: Job(name: "nested", continuation: continuation))
    guard isReady else { return }  // want: forgotten-sender "this return leaves 'continuation'"
    parcel.job.continuation.resume(returning: 1)
  }
}

func variable(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var finish: ((Int) -> Void)? = { continuation.resume(returning: $0) }
    guard isReady else {
      finish = nil
      return  // want: forgotten-sender "this return leaves 'continuation'"
    }
    finish?(1)
  }
}

func byBranch(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let finish: (Int) -> Void
    if isReady { finish = { continuation.resume(returning: $0) } } else { finish = { print($0) } }
    finish(1)
  }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
}
