import NIOCore

enum Step: Sendable {
  case write(Int)
  case flush(EventLoopPromise<Void>)
}

final class StepHandler: @unchecked Sendable {
  private var isActive = false

  func performRepaired(passed step: Step) { perform(step) }

  func fail(passed step: Step) {
    guard isActive else {
      if case .flush(let promise) = step { promise.fail(CancellationError()) }
      return
    }
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
  handler.performRepaired(passed: .write(1))
  handler.performRepaired(passed: .flush(promise))
  return promise.futureResult
}

func flushLater(_ handler: StepHandler, on loop: any EventLoop) -> EventLoopFuture<Void> {
  let promise = loop.makePromise(of: Void.self)
  handler.fail(passed: .flush(promise))
  return promise.futureResult
}
