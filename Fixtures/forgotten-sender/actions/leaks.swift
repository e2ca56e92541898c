import Foundation

// A state machine decides whom to wake, and gives him to whoever asked; that one forgets him.

typealias Reader = CheckedContinuation<Int?, Error>
typealias Writer = CheckedContinuation<Void, Never>

struct ReaderEntry {
  var id: Int
  var continuation: Reader
}

struct PipeMachine {
  enum State {
    case idle
    case reading(Reader)
    case closed
  }
  enum SendAction {
    case resume(Reader, Int)
    case drop
  }
  enum ReadAction {
    case resume(Reader, Int?)
    case suspended
  }

  private var state = State.idle
  private var buffer: [Int] = []

  mutating func read(_ continuation: Reader) -> ReadAction {
    switch state {
    case .idle:
      if let first = buffer.popLast() { return .resume(continuation, first) }
      state = .reading(continuation)
      return .suspended
    case .reading, .closed: return .resume(continuation, nil)
    }
  }

  mutating func send(_ value: Int) -> SendAction {
    switch state {
    case .reading(let continuation):
      state = .idle
      return .resume(continuation, value)
    case .idle, .closed: return .drop
    }
  }
}

final class Pipes: @unchecked Sendable {
  private let lock = NSLock()
  private var machine = PipeMachine()

  func read() async throws -> Int? {
    try await withCheckedThrowingContinuation { continuation in
      switch lock.withLock({ machine.read(continuation) }) {
      case .resume(let reader, let value):
        if value != nil { reader.resume(returning: value) }
      case .suspended: break
      }
    }  // want: forgotten-sender "'reader'"
  }

  func send(_ value: Int, quietly: Bool) {
    let action = lock.withLock { machine.send(value) }
    switch action {
    case .resume(let reader, let value):
      if quietly { return }  // want: forgotten-sender "'reader'"
      reader.resume(returning: value)
    case .drop: break
    }
  }

  func sendUnseen(_ value: Int) {
    lock.lock()
    let action = machine.send(value)
    lock.unlock()
    switch action {
    case .resume(let reader, _):  // want: forgotten-sender "'reader' is never resumed"
      print("there was a reader")
    case .drop: break
    }
  }

  func checked(_ value: Int) throws {
    if case .resume(let reader, let sent) = lock.withLock({ machine.send(value) }) {
      try validate(sent)  // want: forgotten-sender "'reader'"
      reader.resume(returning: sent)
    }
  }

  private func validate(_ value: Int) throws {
    if value < 0 { throw CancellationError() }
  }
}

/// The entry that was removed tells the action who waits.
final class QueueOfReaders: @unchecked Sendable {
  enum Action {
    case resume(continuation: Reader?)
    case wait
  }
  private struct Waiting {
    var entries: [ReaderEntry] = []
    mutating func take() -> Action {
      if entries.isEmpty { return .wait }
      let entry = entries.removeFirst()
      return .resume(continuation: entry.continuation)
    }
    mutating func wait(_ entry: ReaderEntry) { entries.append(entry) }
  }
  private let lock = NSLock()
  private var waiting = Waiting()

  func wait(_ id: Int) async throws -> Int? {
    try await withCheckedThrowingContinuation { continuation in
      lock.withLock { waiting.wait(ReaderEntry(id: id, continuation: continuation)) }
    }
  }

  func serve(_ value: Int?) {
    switch lock.withLock({ waiting.take() }) {
    case .resume(let continuation):
      guard let value else { return }  // want: forgotten-sender "'continuation'"
      continuation?.resume(returning: value)
    case .wait: break
    }
  }
}

/// All that wait are let go at once, or each with what comes out of a look at it.
final class Turnstile: @unchecked Sendable {
  private enum State {
    case shut([Writer])
    case open
  }
  enum Action {
    case resumeAll(waiting: [Writer])
    case nothing
  }
  private struct Machine {
    var state = State.shut([])
    mutating func wait(_ continuation: Writer) -> Bool {
      guard case .shut(let waiting) = state else { return false }
      state = .shut(waiting + [continuation])
      return true
    }
    mutating func open() -> Action {
      switch state {
      case .shut(let waiting):
        state = .open
        return .resumeAll(waiting: waiting)
      case .open: return .nothing
      }
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func pass() async {
    await withCheckedContinuation { continuation in
      if !lock.withLock({ machine.wait(continuation) }) { continuation.resume() }
    }
  }

  func open(_ isReal: Bool) {
    switch lock.withLock({ machine.open() }) {
    case .resumeAll(let waiting):
      guard isReal else { return }  // want: forgotten-sender "'waiting'"
      for continuation in waiting { continuation.resume() }
    case .nothing: break
    }
  }
}

/// A state within the state decides.
actor Turns {
  enum Action {
    case go(Writer)
    case none
  }
  private struct Open {
    var waiter: Writer?
    mutating func next() -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .go(first)
    }
  }
  private enum State {
    case open(Open)
    case shut
  }
  private var state = State.open(Open())

  func wait() async {
    await withCheckedContinuation { continuation in
      guard case .open(var open) = state, open.waiter == nil else { return continuation.resume() }
      open.waiter = continuation
      state = .open(open)
    }
  }

  private func advance() -> Action {
    let action: Action
    switch state {
    case .open(var open):
      action = open.next()
      state = .open(open)
    case .shut: action = .none
    }
    return action
  }

  func step(_ isLast: Bool) {
    switch advance() {
    case .go(let writer):
      if !isLast { writer.resume() }
    case .none: break
    }
  }  // want: forgotten-sender "'writer'"
}

/// What the action says is done by a function for all who ask.
final class Transfer: @unchecked Sendable {
  private struct Context {
    var head: Reader
    var name: String
  }
  private enum State {
    case idle
    case queued(Reader)
    case running(Context, Writer?)
    case done
  }
  enum FailAction {
    case none
    case fail(head: Reader, body: Writer?)
  }
  private struct Machine {
    var state = State.idle
    mutating func start(_ continuation: Reader) -> Bool {
      guard case .idle = state else { return false }
      state = .queued(continuation)
      return true
    }
    mutating func run(_ name: String, _ body: Writer) -> Bool {
      guard case .queued(let continuation) = state else { return false }
      state = .running(Context(head: continuation, name: name), body)
      return true
    }
    mutating func fail() -> FailAction {
      switch state {
      case .queued(let continuation):
        state = .done
        return .fail(head: continuation, body: nil)
      case .running(let context, let body):
        state = .done
        return .fail(head: context.head, body: body)
      case .idle, .done: return .none
      }
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func head() async throws -> Int? {
    try await withCheckedThrowingContinuation { continuation in
      if !lock.withLock({ machine.start(continuation) }) { continuation.resume(throwing: CancellationError()) }
    }
  }

  func body(_ name: String) async {
    await withCheckedContinuation { continuation in
      if !lock.withLock({ machine.run(name, continuation) }) { continuation.resume() }
    }
  }

  func fail(_ error: Error) {
    let action = lock.withLock { machine.fail() }
    perform(action, error)
  }

  func cancel() { perform(lock.withLock { machine.fail() }, CancellationError()) }

  private func perform(_ action: FailAction, _ error: Error) {
    switch action {
    case .none: break
    case .fail(let head, let body):
      head.resume(throwing: error)
      if error is CancellationError { return }  // want: forgotten-sender "'body'"
      body?.resume()
    }
  }
}

/// What has been decided under the lock is known behind it.
final class Demand: @unchecked Sendable {
  enum Next {
    case go
    case wait
    case fail
  }
  private let lock = NSLock()
  private var isFull = false
  private var isClosed = false
  private var waiting: [Writer] = []

  private func decide() -> Next { isClosed ? .fail : isFull ? .wait : .go }

  func turn() async {
    await withCheckedContinuation { continuation in
      let next: Next = lock.withLock {
        let step = decide()
        switch step {
        case .go, .fail: ()
        case .wait: waiting.append(continuation)
        }
        return step
      }
      switch next {
      case .go: print("go")
      case .wait: break
      case .fail: continuation.resume()
      }
    }  // want: forgotten-sender "'continuation'"
  }

  func drain() {
    let all = lock.withLock {
      defer { waiting = [] }
      return waiting
    }
    for continuation in all { continuation.resume() }
  }
}
