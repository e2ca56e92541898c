import NIOCore

// The same, where each of them is told, and enums that something keeps, or whose makers keep what is in them.

#if DEBUG
  typealias Awaited = CheckedContinuation<Parcel?, any Error>
#else
  typealias Awaited = UnsafeContinuation<Parcel?, any Error>
#endif

struct Parcel: Sendable {
  var id: Int
}

struct SortClosed: Error {}

protocol Sorting: AnyObject {
  func nextStep() -> SortStep
  func close() -> SortClose
  func shut() -> SortShut
}

enum SortStep {
  case resumeReader(Awaited, Parcel?)
  case resumeAll([Awaited])
  case none
}

enum SortClose {
  case failWrites([EventLoopPromise<Void>])
  case succeedClose(EventLoopPromise<Void>?)
  case none
}

enum SortShut {
  case terminate(readers: [Awaited], last: EventLoopPromise<Void>)
  case idle
}

final class SortDesk {
  let machine: any Sorting
  var steps = 0

  init(machine: any Sorting) { self.machine = machine }

  func stepRepaired() {
    switch machine.nextStep() {
    case .resumeReader(let reader, let parcel): reader.resume(returning: parcel)
    case .resumeAll(let readers):
      readers.forEach {
        steps += 1
        $0.resume(returning: nil)
      }
    case .none: break
    }
  }

  func stepWithinRepaired(limit: Int) {
    switch machine.nextStep() {
    case .resumeReader(let reader, let parcel):
      guard steps < limit else {
        reader.resume(returning: nil)
        return
      }
      reader.resume(returning: parcel)
    case .resumeAll(let readers): for reader in readers { reader.resume(returning: nil) }
    case .none: break
    }
  }

  func closeRepaired() {
    switch machine.close() {
    case .failWrites(let writes):
      for write in writes { write.fail(SortClosed()) }
    case .succeedClose(let closing):
      steps += 1
      closing?.fail(SortClosed())
    case .none: break
    }
  }

  func closeNowRepaired() {
    switch machine.close() {
    case .failWrites(let writes): writes.forEach { $0.fail(SortClosed()) }
    case .succeedClose(let closing): closing?.fail(SortClosed())
    case .none: break
    }
  }

  func shutRepaired() {
    switch machine.shut() {
    case .terminate(let readers, let last):
      readers.forEach { $0.resume(returning: nil) }
      last.succeed(())
    case .idle: break
    }
  }
}

/// A state that is kept: whoever looks at it leaves the waiter where he is.
final class Gatekeeper: @unchecked Sendable {
  enum Standing {
    case resumeLater(CheckedContinuation<Void, any Error>)
    case open
  }
  struct Rules {
    var standing = Standing.open
    var asked = 0
  }
  private var rules = Rules()

  func current() -> Standing { rules.standing }

  func wait() async throws {
    try await withCheckedThrowingContinuation { continuation in
      if case .resumeLater(let other) = rules.standing { other.resume() }
      rules.standing = .resumeLater(continuation)
    }
  }

  func isWaitedFor() -> Bool {
    switch current() {
    case .resumeLater(let waiter):
      rules.asked += 1
      _ = type(of: waiter)
      return true
    case .open: return false
    }
  }

  func open() {
    if case .resumeLater(let waiter) = rules.standing { waiter.resume() }
    rules.standing = .open
  }

  deinit { open() }
}

/// The whole action goes on to somebody who performs it.
final class Relay {
  let machine: any Sorting
  private var reported = 0
  init(machine: any Sorting) { self.machine = machine }

  func step() {
    let step = machine.nextStep()
    if case .resumeAll(let readers) = step { reported += readers.count }
    perform(step)
  }

  private func perform(_ step: SortStep) {
    switch step {
    case .resumeReader(let reader, let parcel): reader.resume(returning: parcel)
    case .resumeAll(let readers): for reader in readers { reader.resume(returning: nil) }
    case .none: break
    }
  }
}
