import Foundation

// A state machine decides whom to wake, and gives him to whoever asked, who does as he is told.

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

  func readRepaired() async throws -> Int? {
    try await withCheckedThrowingContinuation { continuation in
      switch lock.withLock({ machine.read(continuation) }) {
      case .resume(let reader, let value):
        reader.resume(returning: value)
      case .suspended: break
      }
    }
  }

  func sendRepaired(_ value: Int, quietly: Bool) {
    let action = lock.withLock { machine.send(value) }
    switch action {
    case .resume(let reader, let value):
      if quietly { return reader.resume(returning: nil) }
      reader.resume(returning: value)
    case .drop: break
    }
  }

  func sendUnseenRepaired(_ value: Int) {
    lock.lock()
    let action = machine.send(value)
    lock.unlock()
    switch action {
    case .resume(let reader, let sent):
      reader.resume(returning: sent)
    case .drop: break
    }
  }

  func checkedRepaired(_ value: Int) throws {
    if case .resume(let reader, let sent) = lock.withLock({ machine.send(value) }) {
      reader.resume(returning: sent)
      try validate(sent)
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

  func serveRepaired(_ value: Int?) {
    switch lock.withLock({ waiting.take() }) {
    case .resume(let continuation):
      guard let value else {
        continuation?.resume(returning: nil)
        return
      }
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

  func openRepaired(_ isReal: Bool) {
    switch lock.withLock({ machine.open() }) {
    case .resumeAll(let waiting):
      for continuation in waiting { continuation.resume() }
      if isReal { print("open") }
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

  func stepRepaired(_ isLast: Bool) {
    switch advance() {
    case .go(let writer):
      writer.resume()
      if isLast { print("the last one") }
    case .none: break
    }
  }
}

/// Who only looks at the waiter leaves him where he is.
final class Peek: @unchecked Sendable {
  enum Seen {
    case waiting(Writer)
    case nobody
  }
  private struct Machine {
    var waiter: Writer?
    func look() -> Seen {
      guard let waiter else { return .nobody }
      return .waiting(waiter)
    }
    mutating func replace(_ continuation: Writer?) -> Seen {
      guard let earlier = waiter else {
        waiter = continuation
        return .nobody
      }
      waiter = continuation
      return .waiting(earlier)
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in
      if case .waiting(let earlier) = lock.withLock({ machine.replace(continuation) }) { earlier.resume() }
    }
  }

  func release(_ isReady: Bool) {
    lock.withLock {
      guard case .waiting(let waiter) = machine.look() else { return }
      guard isReady else { return }
      machine.waiter = nil
      waiter.resume()
    }
  }

  deinit {
    if case .waiting(let waiter) = machine.replace(nil) { waiter.resume() }
  }
}

/// An action that goes on to somebody else, as a whole or in part.
final class Performer: @unchecked Sendable {
  enum Action {
    case resume(Writer)
    case resumeLater(Writer)
    case nothing
  }
  private struct Machine {
    var waiters: [Writer] = []
    mutating func next(_ isLater: Bool) -> Action {
      guard let first = waiters.popLast() else { return .nothing }
      return isLater ? .resumeLater(first) : .resume(first)
    }
    mutating func last() -> Action {
      if let first = waiters.popLast() { return .resume(first) }
      return .nothing
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in lock.withLock { machine.waiters.append(continuation) } }
  }

  func step(_ isLater: Bool) {
    let action = lock.withLock { machine.next(isLater) }
    if case .nothing = action { return }
    perform(action)
  }

  func finish() {
    let action = lock.withLock { machine.last() }
    if case .resume(let waiter) = action {
      print(type(of: waiter))
      perform(action)
    }
  }

  func later() {
    switch lock.withLock({ machine.last() }) {
    case .resume(let waiter), .resumeLater(let waiter): DispatchQueue.global().async { waiter.resume() }
    case .nothing: break
    }
  }

  private func perform(_ action: Action) {
    switch action {
    case .resume(let waiter): waiter.resume()
    case .resumeLater(let waiter): DispatchQueue.global().async { waiter.resume() }
    case .nothing: break
    }
  }
}

/// What is put back is still there.
final class Retry: @unchecked Sendable {
  enum Action {
    case resume(Writer)
    case nothing
  }
  private struct Machine {
    var waiters: [Writer] = []
    mutating func poll() -> Action {
      guard let first = waiters.popLast() else { return .nothing }
      waiters.insert(first, at: 0)
      return .resume(first)
    }
    mutating func drain() -> [Writer] {
      let all = waiters
      waiters = []
      return all
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in lock.withLock { machine.waiters.append(continuation) } }
  }

  func poll() -> Bool {
    if case .resume = lock.withLock({ machine.poll() }) { return true }
    if case .resume(let waiter) = lock.withLock({ machine.poll() }) {
      return type(of: waiter) == Writer.self
    }
    return false
  }

  func stop() {
    for waiter in lock.withLock({ machine.drain() }) { waiter.resume() }
  }
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
    performRepaired(action, error)
  }

  func cancel() { performRepaired(lock.withLock { machine.fail() }, CancellationError()) }

  private func performRepaired(_ action: FailAction, _ error: Error) {
    switch action {
    case .none: break
    case .fail(let head, let body):
      head.resume(throwing: error)
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

  func turnRepaired() async {
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
      case .go: continuation.resume()
      case .wait: break
      case .fail: continuation.resume()
      }
    }
  }

  func drain() {
    let all = lock.withLock {
      defer { waiting = [] }
      return waiting
    }
    for continuation in all { continuation.resume() }
  }
}

/// Two optionals that are there together, or not at all.
final class Latest: @unchecked Sendable {
  enum Action {
    case start(Int, previous: Task<Void, Never>?, waiter: Writer?)
    case none
  }
  private enum State {
    case idle
    case running(Task<Void, Never>, Writer?)
  }
  private struct Machine {
    var state = State.idle
    mutating func begin(_ number: Int) -> Action {
      switch state {
      case .idle: return .start(number, previous: nil, waiter: nil)
      case .running(let task, let waiter):
        state = .idle
        return .start(number, previous: task, waiter: waiter)
      }
    }
    mutating func wait(_ continuation: Writer) -> Bool {
      guard case .running(let task, nil) = state else { return false }
      state = .running(task, continuation)
      return true
    }
    mutating func run(_ task: Task<Void, Never>) { state = .running(task, nil) }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in
      if !lock.withLock({ machine.wait(continuation) }) { continuation.resume() }
    }
  }

  func begin(_ number: Int) {
    switch lock.withLock({ machine.begin(number) }) {
    case .start(let number, let previous, let waiter):
      if let previous {
        previous.cancel()
        waiter?.resume()
      }
      print(number)
    case .none: break
    }
  }
}

/// Whoever gets the result may know by it what became of the continuation.
final class Asserted: @unchecked Sendable {
  enum Result {
    case kept
    case given(Writer)

    func check() { if case .given(let waiter) = self { waiter.resume() } }
  }
  private var waiting: [Writer] = []
  private var isOpen = false

  private func add(_ continuation: Writer) -> Result {
    if isOpen { return .given(continuation) }
    waiting.append(continuation)
    return .kept
  }

  func pass() async {
    await withCheckedContinuation { continuation in add(continuation).check() }
  }

  func open() {
    let all = waiting
    waiting = []
    for waiter in all { waiter.resume() }
  }
}

