import Foundation
import NIOCore
import Synchronization

// The object meets it on each path, or somebody else has the object.

func measureRepaired(_ done: @escaping @Sendable (Int?) -> Void) { done(1) }

final class OnceRepaired<Value, Failure: Error>: @unchecked Sendable {
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

  func take() -> CheckedContinuation<Value, Failure>? {
    lock.lock()
    defer { lock.unlock() }
    defer { continuation = nil }
    return continuation
  }

  func takeLocked() -> CheckedContinuation<Value, Failure>? {
    lock.withLock {
      let waiting = continuation
      continuation = nil
      return waiting
    }
  }
}

func directRepaired(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    if isReady { once.resume(with: .success(1)) } else { once(0) }
  }
}

func inCallbackRepaired() async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    measureRepaired { value in
      guard let value else { return once(0) }
      once(value)
    }
  }
}

func describedRepaired(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    once.describe()
    guard isReady else {
      once(0)
      return
    }
    once(1)
  }
}

/// Whoever comes second finds nothing.
func raced() async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    measureRepaired { once($0 ?? 0) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { once(0) }
  }
}

func taken() async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    measureRepaired { value in once.take()?.resume(returning: value ?? 0) }
  }
}

func takenLocked() async -> Int {
  await withCheckedContinuation { continuation in
    let once = OnceRepaired(continuation)
    measureRepaired { value in
      if let waiting = once.takeLocked() { waiting.resume(returning: value ?? 0) }
    }
  }
}

final class SlotRepaired: Sendable {
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
  func swapped(_ value: Int) { kept.withLock { $0.take() }?.resume(returning: value) }
  func guarded(_ value: Int) {
    let waiting: CheckedContinuation<Int, Never>? = kept.withLock { slot in
      guard let found = slot else { return nil }
      slot = nil
      return found
    }
    guard let waiting else { return }
    waiting.resume(returning: value)
  }
}

func lockedRepaired() async -> Int {
  await withCheckedContinuation { continuation in
    let slot = SlotRepaired(continuation)
    measureRepaired { value in
      guard let value else { return slot.swapped(0) }
      slot.deferred(value)
    }
  }
}

func lockedInsideRepaired() async -> Int {
  await withCheckedContinuation { continuation in
    let slot = SlotRepaired(continuation)
    measureRepaired { value in
      if let value { slot.inside(value) } else { slot.guarded(0) }
    }
  }
}

actor GateRepaired {
  var continuation: CheckedContinuation<Int, Never>?
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  func open(_ value: Int) {
    continuation?.resume(returning: value)
    continuation = nil
  }
}

func gatedRepaired() async -> Int {
  await withCheckedContinuation { continuation in
    let gate = GateRepaired(continuation)
    measureRepaired { value in
      Task { await gate.open(value ?? 0) }
    }
  }
}

struct RequestRepaired {
  let id: Int
  let completion: (Result<Int, any Error>) -> Void
  func fail(_ error: any Error) { completion(.failure(error)) }
}

struct CommandRepaired {
  let text: String
  let promise: EventLoopPromise<Int>
}

enum ClientErrorRepaired: Error { case closed }

final class ClientRepaired {
  private var requests: [RequestRepaired] = []
  private var commands: [CommandRepaired] = []
  private var isOpen = false
  private let eventLoop: any EventLoop
  init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  func sendRepaired(_ id: Int, completion: @escaping (Result<Int, any Error>) -> Void) {
    let request = RequestRepaired(id: id, completion: completion)
    guard isOpen else { return refuse(request) }
    requests.append(request)
  }

  private func refuse(_ request: RequestRepaired) { request.fail(CancellationError()) }

  func runRepaired(_ text: String) -> EventLoopFuture<Int> {
    let promise = eventLoop.makePromise(of: Int.self)
    let command = CommandRepaired(text: text, promise: promise)
    if isOpen { commands.append(command) } else { promise.fail(ClientErrorRepaired.closed) }
    return promise.futureResult
  }

  func close() {
    for request in requests { request.fail(CancellationError()) }
    for command in commands { command.promise.fail(CancellationError()) }
    requests = []
    commands = []
  }
}

/// One method calls the other.
final class Lookup {
  private let completion: (Result<Int, any Error>) -> Void
  private var isDone = false
  init(completion: @escaping (Result<Int, any Error>) -> Void) { self.completion = completion }
  func run(_ value: Int?) {
    guard let value else { return fail() }
    finish(.success(value))
  }
  func fail() { finish(.failure(CancellationError())) }
  private func finish(_ result: Result<Int, any Error>) {
    guard !isDone else { return }
    isDone = true
    completion(result)
  }
}

func lookup(_ value: Int?, completion: @escaping (Result<Int, any Error>) -> Void) {
  let lookup = Lookup(completion: completion)
  lookup.run(value)
}

/// It lives on in what it has started.
final class Loader {
  private let completion: (Int) -> Void
  init(completion: @escaping (Int) -> Void) { self.completion = completion }
  func start() { DispatchQueue.main.async { self.completion(1) } }
}

func load(completion: @escaping (Int) -> Void) {
  let loader = Loader(completion: completion)
  loader.start()
}

/// Somebody else has it from the start.
class Listed {
  let completion: (Int) -> Void
  init(completion: @escaping (Int) -> Void) {
    self.completion = completion
    all.append(self)
  }
}
nonisolated(unsafe) var all: [Listed] = []
final class Special: Listed { func mark() {} }

func list(completion: @escaping (Int) -> Void) {
  let listed = Special(completion: completion)
  listed.mark()
}

/// It tells those who wait when it goes.
final class Last {
  private let completion: () -> Void
  init(completion: @escaping () -> Void) { self.completion = completion }
  deinit { completion() }
}

func last(_ isReady: Bool, completion: @escaping () -> Void) {
  let last = Last(completion: completion)
  guard isReady else { return }
  print(last)
}

protocol Listener: AnyObject { func finished() }
final class Source {
  var listener: (any Listener)?
  func run() { listener?.finished() }
}
final class Ear: Listener {
  private let completion: () -> Void
  init(completion: @escaping () -> Void) { self.completion = completion }
  func finished() { completion() }
}

func listen(_ source: Source, completion: @escaping () -> Void) {
  let ear = Ear(completion: completion)
  source.listener = ear
}

struct JobRepaired {
  let name: String
  let continuation: CheckedContinuation<Int, Never>
}

func droppedRepaired(_ name: String) async -> Int {
  await withCheckedContinuation { continuation in
    let job = JobRepaired(name: name, continuation: continuation)
    print(job.name)
    job.continuation.resume(returning: 1)
  }
}

func jobRepaired(_ name: String, _ continuation: CheckedContinuation<Int, Never>) -> JobRepaired {
  JobRepaired(name: name, continuation: continuation)
}

func madeRepaired(_ isReady: Bool, _ jobs: inout [JobRepaired]) async -> Int {
  await withCheckedContinuation { continuation in
    let job = jobRepaired("made elsewhere", continuation)
    guard isReady else { return jobs.append(job) }
    job.continuation.resume(returning: 1)
  }
}

func madeForOthers(_ jobs: inout [JobRepaired]) async -> Int {
  await withCheckedContinuation { continuation in jobs.append(jobRepaired("at once", continuation)) }
}

struct CallbacksRepaired {
  let onDone: (Int) -> Void
  func finish() { onDone(0) }
}

func callbacksRepaired(_ isReady: Bool, _ list: inout [CallbacksRepaired]) async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = CallbacksRepaired(onDone: { continuation.resume(returning: $0) })
    guard isReady else { return callbacks.finish() }
    list.append(callbacks)
  }
}

struct ParcelRepaired {
  let job: JobRepaired
  var tries = 0
}

func nestedRepaired(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let parcel = ParcelRepaired(job: JobRepaired(name: "nested", continuation: continuation))
    guard isReady else { return parcel.job.continuation.resume(returning: 0) }
    let job = parcel.job
    job.continuation.resume(returning: 1)
  }
}

func variableRepaired(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    var finish: ((Int) -> Void)? = { continuation.resume(returning: $0) }
    if isReady { finish?(1) } else { finish?(0) }
    finish = nil
  }
}

/// What others had before it was set calls it.
func variableOfOthers(_ ask: (@escaping (Int) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    var finish: (Int) -> Void = { _ in }
    ask { finish($0) }
    finish = { continuation.resume(returning: $0) }
  }
}

/// Properties that do more than keep.
final class Observed {
  private var continuation: CheckedContinuation<Int, Never>?
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
  var waiting: CheckedContinuation<Int, Never>? {
    defer { continuation = nil }
    return continuation
  }
  var result: Int? {
    didSet {
      continuation?.resume(returning: result ?? 0)
      continuation = nil
    }
  }
}

func read() async -> Int {
  await withCheckedContinuation { continuation in
    let observed = Observed(continuation)
    observed.waiting?.resume(returning: 1)
  }
}

func assigned() async -> Int {
  await withCheckedContinuation { continuation in
    let observed = Observed(continuation)
    observed.result = 1
  }
}

/// Their methods as functions, and what others do with them.
func asFunction() async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = CallbacksRepaired(onDone: { continuation.resume(returning: $0) })
    let finish = callbacks.finish
    finish()
  }
}

func asArgument() async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = CallbacksRepaired(onDone: { continuation.resume(returning: $0) })
    DispatchQueue.main.async(execute: callbacks.finish)
  }
}

func inList() async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = CallbacksRepaired(onDone: { continuation.resume(returning: $0) })
    [callbacks].forEach { $0.finish() }
  }
}

func extended() async -> Int {
  await withCheckedContinuation { continuation in
    let callbacks = CallbacksRepaired(onDone: { continuation.resume(returning: $0) })
    withExtendedLifetime(callbacks) { $0.finish() }
  }
}

func byBranchRepaired(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let finish: (Int) -> Void
    if isReady {
      finish = { continuation.resume(returning: $0) }
    } else {
      finish = { continuation.resume(returning: -$0) }
    }
    finish(1)
  }
}
