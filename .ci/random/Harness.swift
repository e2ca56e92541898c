// What the generated programs run on. Names as in the real world; each counts what happens to its obligation.
// Everything runs on one thread, in the order in which it was started: a run is over when no job is left, and whoever
// has not ended then waits for ever.
import Glibc

typealias Original = @convention(thin) (UnownedJob) -> Void
typealias EnqueueHook = @convention(thin) (UnownedJob, Original) -> Void

nonisolated(unsafe) var jobs: [() -> Void] = []

final class OneThread: SerialExecutor {
  func enqueue(_ job: UnownedJob) {
    jobs.append { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
let oneThread = OneThread()

func takeOverScheduling() {
  guard let symbol = dlsym(dlopen(nil, RTLD_LAZY), "swift_task_enqueueGlobal_hook") else {
    print("this Swift runtime has no hook for its scheduler")
    exit(3)
  }
  symbol.assumingMemoryBound(to: EnqueueHook?.self).pointee = { job, _ in oneThread.enqueue(job) }
}

/// What became of one obligation.
struct Begun {
  var line: Int
  var met = 0
  /// Somebody waits for it.
  var isAwaited = true
  /// A callback that may well not come has met it.
  var isUncertain = false
  /// Which side waits, at a channel.
  var role = "waits"
}

/// What one run did: its obligations, and the exits passed, in order.
final class Run {
  var begun: [Begun] = []
  var isUncertain = false
  var exits: [Int] = []
  var threw = false

  func begin(_ line: Int) -> Int {
    begun.append(Begun(line: line))
    return begun.count - 1
  }
  func meet(_ number: Int) {
    begun[number].met += 1
    if isUncertain { begun[number].isUncertain = true }
  }
}
nonisolated(unsafe) var current = Run()

/// Stands before each exit in the text that runs.
func at(_ line: Int) { current.exits.append(line) }

/// One program under one choice of its inputs.
func run(_ name: String, _ inputs: String, _ body: @escaping () async throws -> Void) {
  let run = Run()
  current = run
  Task {
    do { try await body() } catch { run.threw = true }
  }
  while !jobs.isEmpty { jobs.removeFirst()() }
  let begun = run.begun.map { "\($0.line):\($0.met):\($0.isAwaited):\($0.isUncertain):\($0.role)" }.joined(separator: " ")
  let exits = run.exits.map(String.init).joined(separator: " ")
  print("\(name)|\(inputs)|\(begun)|\(exits)|\(run.threw)")
}

// Continuations

struct Waiting<T, E: Error> {
  let run: Run
  let number: Int
  let inner: UnsafeContinuation<T, E>

  func meet(_ resume: () -> Void) {
    run.meet(number)
    if run.begun[number].met == 1 { resume() }
  }
  func resume(returning value: T) { meet { inner.resume(returning: value) } }
  func resume(throwing error: E) { meet { inner.resume(throwing: error) } }
  func resume(with result: Result<T, E>) { meet { inner.resume(with: result) } }
}
extension Waiting where T == Void {
  func resume() { meet { inner.resume() } }
}
typealias CheckedContinuation = Waiting

func withCheckedContinuation<T>(line: Int = #line, _ body: (CheckedContinuation<T, Never>) -> Void) async -> T {
  let run = current
  return await _Concurrency.withUnsafeContinuation {
    body(Waiting(run: run, number: run.begin(line), inner: $0))
  }
}

func withCheckedThrowingContinuation<T>(
  line: Int = #line, _ body: (CheckedContinuation<T, any Error>) -> Void
) async throws -> T {
  let run = current
  return try await _Concurrency.withUnsafeThrowingContinuation {
    body(Waiting(run: run, number: run.begin(line), inner: $0))
  }
}

func handler(_ line: Int) -> (Int) -> Void {
  let run = current
  let number = run.begin(line)
  return { _ in run.meet(number) }
}

// Streams

/// Counts who waits for an element; how often a stream is finished does not matter.
struct AsyncStream<Element>: AsyncSequence {
  typealias Inner = _Concurrency.AsyncStream<Element>
  struct Continuation {
    let run: Run
    let number: Int
    let inner: Inner.Continuation
    func yield(_ element: Element) { inner.yield(element) }
    func finish() {
      run.meet(number)
      inner.finish()
    }
  }
  let run: Run
  let number: Int
  let inner: Inner

  private init(_ run: Run, _ line: Int, _ inner: Inner) {
    self.run = run
    self.number = run.begin(line)
    self.inner = inner
    // Nobody waits for it yet.
    run.begun[number].isAwaited = false
  }
  init(line: Int = #line, _ build: (Continuation) -> Void) {
    let (inner, continuation) = Inner.makeStream(of: Element.self)
    self.init(current, line, inner)
    build(Continuation(run: run, number: number, inner: continuation))
  }
  static func makeStream(
    of type: Element.Type, line: Int = #line
  ) -> (stream: AsyncStream<Element>, continuation: Continuation) {
    let (inner, continuation) = Inner.makeStream(of: Element.self)
    let stream = AsyncStream(current, line, inner)
    return (stream, Continuation(run: stream.run, number: stream.number, inner: continuation))
  }

  struct Iterator: AsyncIteratorProtocol {
    let run: Run
    let number: Int
    var inner: Inner.Iterator
    mutating func next() async -> Element? {
      run.begun[number].isAwaited = true
      return await inner.next()
    }
  }
  func makeAsyncIterator() -> Iterator { Iterator(run: run, number: number, inner: inner.makeAsyncIterator()) }
}

// Groups

final class DispatchGroup {
  var inside = 0
  var waiting: [() -> Void] = []
  var number: Int?
  let run = current

  func enter(line: Int = #line) {
    inside += 1
    let number = run.begin(line)
    run.begun[number].isAwaited = !waiting.isEmpty
    self.number = number
  }
  /// Whoever leaves once too often crashes; that is counted elsewhere, if at all.
  func leave() {
    if let number { run.meet(number) }
    guard inside > 0 else { return }
    inside -= 1
    if inside == 0 {
      jobs += waiting
      waiting = []
    }
  }
  func notify(queue: DispatchQueue, execute work: @escaping () -> Void) {
    if inside == 0 { return queue.async(execute: work) }
    waiting.append(work)
    if let number { run.begun[number].isAwaited = true }
  }
}

// Channels

/// Both sides wait for each other. An obligation of its own for each send and each receive.
final class AsyncChannel<Element>: AsyncSequence {
  private var senders: [(Element, UnsafeContinuation<Void, Never>, Int)] = []
  private var receivers: [(UnsafeContinuation<Element?, Never>, Int)] = []
  private var isFinished = false
  private let run = current

  // Whether the other side is there is asked inside the continuations: to call an asynchronous function is to let others run.
  func send(_ element: Element, line: Int = #line) async {
    let number = run.begin(line)
    run.begun[number].role = "sends"
    await withUnsafeContinuation { (sender: UnsafeContinuation<Void, Never>) in
      if receivers.isEmpty, !isFinished { return senders.append((element, sender, number)) }
      if !receivers.isEmpty {
        let (receiver, other) = receivers.removeFirst()
        run.meet(other)
        receiver.resume(returning: element)
      }
      run.meet(number)
      sender.resume()
    }
  }
  func finish() {
    isFinished = true
    for (receiver, number) in receivers {
      run.meet(number)
      receiver.resume(returning: nil)
    }
    for (_, sender, number) in senders {
      run.meet(number)
      sender.resume()
    }
    receivers = []
    senders = []
  }
  fileprivate func receive(_ line: Int) async -> Element? {
    let number = run.begin(line)
    run.begun[number].role = "receives"
    return await withUnsafeContinuation { receiver in
      if senders.isEmpty, !isFinished { return receivers.append((receiver, number)) }
      run.meet(number)
      guard !senders.isEmpty else { return receiver.resume(returning: nil) }
      let (element, sender, other) = senders.removeFirst()
      run.meet(other)
      sender.resume()
      receiver.resume(returning: element)
    }
  }
  struct Iterator: AsyncIteratorProtocol {
    let channel: AsyncChannel
    let line: Int
    mutating func next() async -> Element? { await channel.receive(line) }
  }
  func makeAsyncIterator() -> Iterator { Iterator(channel: self, line: 0) }
}

// The world around the programs

struct Failure: Error {}

func record(_ value: Int) {}
func check(_ fails: Bool) throws { if fails { throw Failure() } }
func attempt(_ fails: Bool) async throws { if fails { throw Failure() } }
func find(_ isThere: Bool) -> Int? { isThere ? 1 : nil }
func outcome(_ isGood: Bool) -> Result<Int, any Error> { isGood ? .success(1) : .failure(Failure()) }

/// A function of which an analysis knows nothing: it may well not call back, as far as one can see.
struct Loader {
  func load(failing fails: Bool, completion: @escaping (Result<Int, any Error>) -> Void) {
    let run = current
    jobs.append {
      run.isUncertain = true
      completion(outcome(!fails))
      run.isUncertain = false
    }
  }
}
let loader = Loader()

struct EventLoopFuture {
  let result: Result<Int, any Error>
  func whenComplete(_ body: @escaping (Result<Int, any Error>) -> Void) { jobs.append { body(result) } }
}
func future(_ fails: Bool) -> EventLoopFuture { EventLoopFuture(result: outcome(!fails)) }

struct DispatchQueue {
  func async(execute work: @escaping () -> Void) { jobs.append(work) }
  func sync<T>(execute work: () throws -> T) rethrows -> T { try work() }
}
let queue = DispatchQueue()
struct NSLock {
  func withLock<T>(_ body: () throws -> T) rethrows -> T { try body() }
  func lock() {}
  func unlock() {}
}
let lock = NSLock()
