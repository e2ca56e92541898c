import NIOCore

// A closure gives back a future that has failed, and the failure of what that makes settles the promise.

struct Refused: Error {}

final class ExitHandler: @unchecked Sendable {
  private var promise: EventLoopPromise<Int>?
  init(_ promise: EventLoopPromise<Int>) { self.promise = promise }
  func finished(_ status: Int) {
    promise?.succeed(status)
    promise = nil
  }
  func removed() {
    promise?.fail(Refused())
    promise = nil
  }
}

protocol Shell: Sendable {
  var eventLoop: any EventLoop { get }
  func add(_ handler: ExitHandler) -> EventLoopFuture<Void>
  func open(_ initialize: @escaping @Sendable (Int) -> EventLoopFuture<Void>) -> EventLoopFuture<Int>
}

func run(_ shell: any Shell, _ isSecure: Bool) -> EventLoopFuture<Int> {
  let exit = shell.eventLoop.makePromise(of: Int.self)
  let started: EventLoopFuture<Void> = shell.eventLoop.submit { 1 }.flatMap { _ in
    guard isSecure else { return shell.eventLoop.makeFailedFuture(Refused()) }  // ok: the failure is cascaded
    return shell.add(ExitHandler(exit))
  }
  started.cascadeFailure(to: exit)
  return exit.futureResult
}

func checked(_ shell: any Shell, _ check: @escaping @Sendable () throws -> Void) -> EventLoopFuture<Int> {
  let exit = shell.eventLoop.makePromise(of: Int.self)
  shell.eventLoop.submit { 1 }.flatMap { _ -> EventLoopFuture<Void> in
    do {
      try check()
      return shell.add(ExitHandler(exit))
    } catch {
      return shell.eventLoop.makeFailedFuture(error)
    }
  }.whenFailure { exit.fail($0) }
  return exit.futureResult
}

func opened(_ shell: any Shell) -> EventLoopFuture<Int> {
  let exit = shell.eventLoop.makePromise(of: Int.self)
  let child = shell.open { type in
    guard type == 1 else { return shell.eventLoop.makeFailedFuture(Refused()) }
    return shell.add(ExitHandler(exit))
  }
  child.cascadeFailure(to: exit)
  return exit.futureResult
}

func openedUnheardRepaired(_ shell: any Shell) -> EventLoopFuture<Int> {
  let exit = shell.eventLoop.makePromise(of: Int.self)
  shell.eventLoop.makeSucceededFuture(1).flatMap { type -> EventLoopFuture<Void> in
    guard type == 1 else {
      exit.fail(Refused())
      return shell.eventLoop.makeFailedFuture(Refused())
    }
    return shell.add(ExitHandler(exit))
  }.whenSuccess { print("open") }
  return exit.futureResult
}
