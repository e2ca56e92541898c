import Dispatch

final class OfficeRepaired: @unchecked Sendable {
  private let made: DispatchQueue
  private let given: DispatchQueue
  private let other = DispatchQueue(label: "other")
  private var letters = 0

  init(given: DispatchQueue) {
    made = DispatchQueue(label: "made", attributes: .concurrent)
    self.given = given
  }

  func assignedRepaired() {
    made.async { self.made.sync { self.letters += 1 } }  // ok: several blocks run side by side
  }

  func givenQueue() {
    given.async { self.given.sync { self.letters += 1 } }  // ok: nobody knows what queue this is
  }

  func others() {
    other.async { self.made.sync { self.letters += 1 } }
  }
}

final class SerialOfficeRepaired: @unchecked Sendable {
  private lazy var late = DispatchQueue(label: "late")
  private var changeable = DispatchQueue(label: "changeable")
  private let short: DispatchQueue = .init(label: "short")
  private let aimed = DispatchQueue(label: "aimed", attributes: [], target: .global())
  static let shared = DispatchQueue(label: "shared")
  private var letters = 0

  func lazilyRepaired() { late.async { self.letters += 1 } }

  func neverChangedRepaired() { changeable.async { self.letters += 1 } }

  func shortlyRepaired() { short.async { self.letters += 1 } }

  func targetedRepaired() { aimed.async { self.short.sync { self.letters += 1 } } }

  func byTypeRepaired() { Self.shared.async { self.aimed.sync { self.letters += 1 } } }
}

/// The queue in the place of which another one comes.
final class Changing: @unchecked Sendable {
  private var queue = DispatchQueue(label: "first")
  private var letters = 0

  func restart() {
    queue.async {
      self.queue = DispatchQueue(label: "next")
      self.queue.sync { self.letters = 0 }  // ok: another queue by now
    }
  }
}

final class BranchRepaired: @unchecked Sendable {
  private let made = DispatchQueue(label: "branch", attributes: .concurrent)
  fileprivate let desk = DispatchQueue(label: "desk")
  fileprivate let key = DispatchSpecificKey<Bool>()
  fileprivate var letters = 0

  func alone() {
    made.sync(flags: .barrier) { letters += 1 }
  }

  func insideAloneRepaired() {
    made.async(flags: .barrier) {
      print(self.letters)
    }
  }

  var count: Int { made.sync { letters } }
}

extension BranchRepaired {
  func close() { desk.sync { letters = 0 } }

  private func leave() { close() }

  func leaveSoonRepaired() {
    DispatchQueue.global().async { self.leave() }
  }

  func leaveWithRepaired(_ group: DispatchGroup) {
    group.notify(queue: .global()) { self.close() }
  }

  /// It asks whether it is there already.
  func closeAnywhere() {
    if DispatchQueue.getSpecific(key: key) == true {
      letters = 0
    } else {
      desk.sync { letters = 0 }
    }
  }

  func closeSoon() {
    desk.async { self.closeAnywhere() }
  }
}

final class ArchiveRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "archive")
  private var pages: [Int] = []

  private func sync<T>(_ body: () -> T) -> T { queue.sync(execute: body) }

  private func async(_ body: @escaping @Sendable () -> Void) { queue.async { body() } }

  var count: Int { sync { pages.count } }

  func reportRepaired() {
    sync { print(self.pages.count) }
    print(count)
  }

  func reportSoonRepaired() {
    async { print(self.pages.count) }
  }

  func eachRepaired() {
    let all = queue.sync { pages }
    all.forEach { page in print(page, count) }
  }
}
