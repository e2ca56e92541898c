import NIOCore

struct NotTaken: Error {}

final class ExitHandler: @unchecked Sendable {
  private var promise: EventLoopPromise<Int>?
  init(_ promise: EventLoopPromise<Int>) { self.promise = promise }
  func finished(_ status: Int) {
    promise?.succeed(status)
    promise = nil
  }
  func removed() {
    promise?.fail(NotTaken())
    promise = nil
  }
}

protocol Shell: Sendable {
  var eventLoop: any EventLoop { get }
  func add(_ handler: ExitHandler) -> EventLoopFuture<Void>
  func open(_ initialize: @escaping @Sendable (Int) -> EventLoopFuture<Void>) -> EventLoopFuture<Int>
}

func openedUnheard(_ shell: any Shell) -> EventLoopFuture<Int> {
  let exit = shell.eventLoop.makePromise(of: Int.self)
  shell.eventLoop.makeSucceededFuture(1).flatMap { type -> EventLoopFuture<Void> in
    guard type == 1 else { return shell.eventLoop.makeFailedFuture(NotTaken()) }  // want: forgotten-sender "leaves 'exit'"
    return shell.add(ExitHandler(exit))
  }.whenSuccess { print("open") }
  return exit.futureResult
}
