import NIOCore

// An action has the promise in one of its cases, and goes to the method that performs it, or nowhere.

enum Step: Sendable {
  case write(Int)
  case flush(EventLoopPromise<Void>)
}

final class StepHandler: @unchecked Sendable {
  private var isActive = false

  func perform(passed step: Step) {
    guard isActive else { return }  // want: forgotten-sender "this return leaves 'step' from line 13 unsettled (when 'isActive' is false)"
    perform(step)
  }

  private func perform(_ step: Step) {
    switch step {
    case .write(let number): print(number)
    case .flush(let promise): promise.succeed(())
    }
  }
}

func flush(_ handler: StepHandler, on loop: any EventLoop) -> EventLoopFuture<Void> {
  let promise = loop.makePromise(of: Void.self)
  handler.perform(passed: .write(1))
  handler.perform(passed: .flush(promise))
  return promise.futureResult
}
