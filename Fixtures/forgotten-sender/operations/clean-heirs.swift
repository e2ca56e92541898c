import Foundation

// An operation leaves its work to those that inherit from it.

class AsyncOperation: Operation, @unchecked Sendable {
  private var hasFinished = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { hasFinished }

  override func start() {
    guard !isCancelled else {
      finish()
      return
    }
    execute()  // ok: whoever inherits from this finishes it
  }

  func execute() { fatalError("a subclass does that") }
  func finish() { hasFinished = true }
}

final class Download: AsyncOperation, @unchecked Sendable {
  override func execute() { DispatchQueue.global().async { self.finish() } }
}

/// Nobody in the sources inherits from it.
class OpenOperation: Operation, @unchecked Sendable {
  private var hasFinished = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { hasFinished }

  override func start() {
    guard !isCancelled else { return finish() }
    execute()
  }

  func execute() { fatalError("a subclass does that") }
  func finish() { hasFinished = true }
}

class Job: Operation, @unchecked Sendable {
  private var hasFinished = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { hasFinished }

  override func start() {
    if isCancelled { return finish() }
    work()
  }

  func work() {}
  func finish() { hasFinished = true }
}
