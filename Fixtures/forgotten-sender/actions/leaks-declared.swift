import NIOCore

// Enums that say what is to be done with whoever waits: where it is not to be seen who makes them, their names say it, or what
// others do with them.

#if DEBUG
  typealias Pending = CheckedContinuation<Order?, any Error>
#else
  typealias Pending = UnsafeContinuation<Order?, any Error>
#endif

struct Order: Sendable {
  var id: Int
}

struct DeskClosed: Error {}

protocol Dispatching: AnyObject {
  func nextStep() -> DispatchStep
  func close() -> CloseStep
  func shut() -> ShutStep
}

enum DispatchStep {
  case resumeReader(Pending, Order?)
  case resumeAll([Pending])
  case none
}

enum CloseStep {
  case failWrites([EventLoopPromise<Void>])
  case succeedClose(EventLoopPromise<Void>?)
  case none
}

/// Neither case has a word for what is to be done: all others do it.
enum ShutStep {
  case terminate(readers: [Pending], last: EventLoopPromise<Void>)
  case idle
}

final class Desk {
  let machine: any Dispatching
  var steps = 0

  init(machine: any Dispatching) { self.machine = machine }

  func step() {
    switch machine.nextStep() {
    case .resumeReader(let reader, let order): reader.resume(returning: order)
    case .resumeAll(let readers):  // want: forgotten-sender "'readers' is never resumed"
      readers.forEach { _ in steps += 1 }
    case .none: break
    }
  }

  func stepWithin(limit: Int) {
    switch machine.nextStep() {
    case .resumeReader(let reader, let order):
      guard steps < limit else { return }  // want: forgotten-sender "this return leaves 'reader'"
      reader.resume(returning: order)
    case .resumeAll(let readers): for reader in readers { reader.resume(returning: nil) }
    case .none: break
    }
  }

  func close() {
    switch machine.close() {
    case .failWrites(let writes):
      for write in writes { write.fail(DeskClosed()) }
    case .succeedClose(let closing):  // want: forgotten-sender "'closing' is never settled"
      steps += 1
    case .none: break
    }
  }

  func closeNow() {
    switch machine.close() {
    case .failWrites(let writes):  // want: forgotten-sender "'writes' is never settled"
      for _ in writes { steps += 1 }
    case .succeedClose(let closing): closing?.fail(DeskClosed())
    case .none: break
    }
  }

  func shut() {
    switch machine.shut() {
    case .terminate(let readers, let last):  // want: forgotten-sender "'readers' is never resumed"
      last.succeed(())
    case .idle: break
    }
  }

  func shutAll() {
    switch machine.shut() {
    case .terminate(let readers, let last):
      for reader in readers { reader.resume(returning: nil) }
      last.succeed(())
    case .idle: break
    }
  }
}
