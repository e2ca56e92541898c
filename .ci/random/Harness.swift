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

/// What one run did: each obligation with its line and how often it was met, and the exits passed, in order.
final class Run {
  var begun: [(line: Int, met: Int, isUncertain: Bool)] = []
  var isUncertain = false
  var exits: [Int] = []
  var threw = false

  func begin(_ line: Int) -> Int {
    begun.append((line, 0, false))
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
  let begun = run.begun.map { "\($0.line):\($0.met):\($0.isUncertain)" }.joined(separator: " ")
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
