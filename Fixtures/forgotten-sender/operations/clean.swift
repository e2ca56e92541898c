import Foundation

// Operations that finish on every path, or that others finish.

class AsyncOperation: Operation, @unchecked Sendable {
  private var isDone = false
  private var hasStarted = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { isDone }

  func finish() {
    willChangeValue(forKey: "isFinished")
    isDone = true
    didChangeValue(forKey: "isFinished")
  }

  override func start() {
    guard !hasStarted else { return }  // ok: it has begun before
    hasStarted = true
    if isCancelled { finish() } else { main() }
  }
}

final class LoadingRepaired: AsyncOperation, @unchecked Sendable {
  let path: String
  init(path: String) { self.path = path }

  override func start() {
    load(path) { data in
      if let data { print(data) }
      self.finish()  // ok: in any case
    }
  }

  private func load(_ path: String, completion: @escaping @Sendable (Data?) -> Void) { completion(Data(path.utf8)) }
}

final class ParsingRepaired: AsyncOperation, @unchecked Sendable {
  override func main() {
    guard !isCancelled else { return finish() }  // ok: finished
    print("parsing")
    finish()
  }
}

final class Delegating: AsyncOperation, @unchecked Sendable {
  private var task: Task<Void, Never>?

  override func main() {
    guard task == nil else { return }  // ok: it has begun before
    guard !isCancelled else { return giveUp() }  // ok: a method finishes it
    task = Task { [weak self] in self?.finish() }
  }

  private func giveUp() { finish() }
}

final class SavingRepaired: Operation, @unchecked Sendable {
  enum State { case ready, finished }
  private var state = State.ready
  private let text: String
  init(text: String) { self.text = text }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { state == .finished }

  override func start() {
    if !text.isEmpty { print(text) }
    state = .finished  // ok: in any case
  }
}

final class Plain: Operation, @unchecked Sendable {
  private func finish() { print("done") }

  override func main() {
    if isCancelled { return }  // ok: it is finished when main returns
    finish()
  }
}

final class MarkingRepaired: Operation, @unchecked Sendable {
  private var isOver = false {
    willSet { willChangeValue(forKey: "isFinished") }
    didSet { didChangeValue(forKey: "isFinished") }
  }
  private let text: String
  init(text: String) { self.text = text }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { isOver }

  override func start() {
    defer { isOver = true }
    guard !isCancelled else { return }
    print(text)
  }
}

final class StagingRepaired: Operation, @unchecked Sendable {
  enum Stage: String {
    case waiting = "isReady"
    case working = "isExecuting"
    case over = "isFinished"
  }
  private var stage = Stage.waiting {
    willSet { willChangeValue(forKey: newValue.rawValue) }
    didSet { didChangeValue(forKey: stage.rawValue) }
  }
  override var isAsynchronous: Bool { true }
  override var isExecuting: Bool { stage == .working }
  override var isFinished: Bool { stage == .over }

  override func start() {
    if isCancelled {
      stage = .over
      return
    }
    stage = .working
    DispatchQueue.global().async { [self] in
      print("working")
      stage = .over
    }
  }
}

class TemplateRepaired: Operation, @unchecked Sendable {
  enum Phase { case waiting, working, over }
  private(set) var phase = Phase.waiting {
    willSet { willChangeValue(forKey: "isFinished") }
    didSet { didChangeValue(forKey: "isFinished") }
  }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { phase == .over }

  override func start() {
    guard phase == .waiting else { return }  // ok: it has begun before
    if isCancelled { return end() }
    phase = .working
    main()
  }

  func end() { phase = .over }
}

/// A closure that calls another method of the operation, which finishes it.
final class Geocoding: AsyncOperation, @unchecked Sendable {
  let text: String
  init(text: String) { self.text = text }

  override func main() {
    guard !text.isEmpty else {
      finish()
      return
    }
    DispatchQueue.global().async { self.handle(self.text) }  // ok: 'handle' finishes it
  }

  private func handle(_ text: String) {
    print(text)
    finish()
  }
}

/// States that are numbers.
final class Numbered: Operation, @unchecked Sendable {
  private var state = 0
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { state == 2 }

  override func main() {
    if isCancelled {
      end()  // ok: it sets the state that is asked for
      return
    }
    DispatchQueue.global().async { self.complete() }
  }

  private func complete() { end() }

  private func end() {
    willChangeValue(forKey: "isFinished")
    state = 2
    didChangeValue(forKey: "isFinished")
  }
}

final class GivenOperation: Operation, @unchecked Sendable {
  private var isOver = false
  private let work: (@escaping @Sendable () -> Void) -> Void
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { isOver }

  init(work: @escaping (@escaping @Sendable () -> Void) -> Void) { self.work = work }

  override func start() {
    if isCancelled { return close() }
    work { [weak self] in self?.close() }  // ok: whoever is given the closure closes the operation
  }

  private func close() {
    willChangeValue(forKey: "isFinished")
    isOver = true
    didChangeValue(forKey: "isFinished")
  }
}

/// The state lies behind a queue, for those who read it as well.
final class GuardedOperation: Operation, @unchecked Sendable {
  private let queue = DispatchQueue(label: "state")
  private var step = 0

  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { queue.sync { step == 2 } }
  override var isExecuting: Bool { queue.sync { step == 1 } }

  override func start() {
    if isCancelled {
      go(to: 2)
      return
    }
    go(to: 1)
    main()
  }

  private func go(to step: Int) {
    willChangeValue(forKey: "isFinished")
    queue.sync { self.step = step }
    didChangeValue(forKey: "isFinished")
  }

  func done() { go(to: 2) }
}
