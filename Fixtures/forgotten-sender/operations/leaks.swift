import Foundation

// Operations that say themselves when they are finished, and on one path do not.

class AsyncOperation: Operation, @unchecked Sendable {
  private var isDone = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { isDone }

  func finish() {
    willChangeValue(forKey: "isFinished")
    isDone = true
    didChangeValue(forKey: "isFinished")
  }
}

final class Loading: AsyncOperation, @unchecked Sendable {
  let path: String
  init(path: String) { self.path = path }

  override func start() {
    load(path) { data in
      guard let data else { return }  // want: forgotten-sender "this return leaves 'Loading' unfinished (when 'data' is nil)"
      print(data)
      self.finish()
    }
  }

  private func load(_ path: String, completion: @escaping @Sendable (Data?) -> Void) { completion(Data(path.utf8)) }
}

final class Parsing: AsyncOperation, @unchecked Sendable {
  override func main() {
    guard !isCancelled else { return }  // want: forgotten-sender "this return leaves 'Parsing' unfinished (when 'isCancelled' is true)"
    print("parsing")
    finish()
  }
}

final class Saving: Operation, @unchecked Sendable {
  enum State { case ready, finished }
  private var state = State.ready
  private let text: String
  init(text: String) { self.text = text }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { state == .finished }

  override func start() {
    if text.isEmpty {
      print("nothing to save")
    } else {
      state = .finished
    }
  }  // want: forgotten-sender "leaves 'Saving' unfinished"
}

/// The mark has a name of its own, which `isFinished` looks at.
final class Marking: Operation, @unchecked Sendable {
  private var isOver = false
  private let text: String
  init(text: String) { self.text = text }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { isOver }

  override func start() {
    guard !isCancelled else { return }  // want: forgotten-sender "this return leaves 'Marking' unfinished (when 'isCancelled' is true)"
    print(text)
    willChangeValue(forKey: "isFinished")
    isOver = true
    didChangeValue(forKey: "isFinished")
  }
}

/// So has the state.
final class Staging: Operation, @unchecked Sendable {
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
    stage = .working
    if isCancelled {
      return  // want: forgotten-sender "this return leaves 'Staging' unfinished (when 'isCancelled' is true)"
    }
    DispatchQueue.global().async { [self] in
      print("working")
      stage = .over
    }
  }
}

/// It leaves the work, and what comes of it, to its heirs.
class Template: Operation, @unchecked Sendable {
  enum Phase { case waiting, working, over }
  private(set) var phase = Phase.waiting {
    willSet { willChangeValue(forKey: "isFinished") }
    didSet { didChangeValue(forKey: "isFinished") }
  }
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { phase == .over }

  override func start() {
    if isCancelled { return }  // want: forgotten-sender "leaves 'Template' unfinished (when 'isCancelled' is true)"
    phase = .working
    main()
  }

  func end() { phase = .over }
}
