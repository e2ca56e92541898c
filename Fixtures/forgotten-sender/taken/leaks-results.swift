import Foundation

// A closure under a lock gives what it has taken to whoever called it, who forgets it on some way.

typealias Sleeper = CheckedContinuation<Void, Never>

final class Dormitory: @unchecked Sendable {
  struct Decision {
    let sleeper: Sleeper
    let isLast: Bool
  }
  struct Beds {
    var sleepers: [Int: [Sleeper]] = [:]
    var guest: Sleeper?
  }
  enum State {
    case open(Beds)
    case closed
  }
  private struct House {
    var state = State.open(Beds())
    var visitor: Sleeper?
    var isQuiet = false
  }
  private let lock = NSLock()
  private var house = House()

  func sleep(_ bed: Int) async {
    await withCheckedContinuation { (sleeper: Sleeper) in
      let isLate = lock.withLock { () -> Bool in
        guard case .open(var beds) = house.state else { return true }
        beds.sleepers[bed, default: []].append(sleeper)
        house.state = .open(beds)
        return false
      }
      if isLate { sleeper.resume() }
    }
  }

  func visit() async {
    await withCheckedContinuation { (visitor: Sleeper) in
      let earlier = lock.withLock { () -> Sleeper? in
        defer { house.visitor = visitor }
        return house.visitor
      }
      earlier?.resume()
    }
  }

  func stay() async {
    await withCheckedContinuation { (guest: Sleeper) in
      let isLate = lock.withLock { () -> Bool in
        guard case .open(var beds) = house.state, beds.guest == nil else { return true }
        beds.guest = guest
        house.state = .open(beds)
        return false
      }
      if isLate { guest.resume() }
    }
  }

  /// In a struct.
  func wakeGuest(_ isWanted: Bool) {
    guard let decision = lock.withLock({ () -> Decision? in
      guard case .open(let beds) = house.state, let guest = beds.guest else { return nil }
      house.state = .closed
      return Decision(sleeper: guest, isLast: beds.sleepers.isEmpty)
    }) else { return }
    guard isWanted else { return }  // want: forgotten-sender "'decision'"
    decision.sleeper.resume()
  }

  /// In a tuple, while a `defer` empties the place.
  func wakeVisitor(_ isWanted: Bool) {
    let (visitor, isQuiet) = lock.withLock { () -> (Sleeper?, Bool) in
      defer { house.visitor = nil }
      return (house.visitor, house.isQuiet)
    }
    guard isWanted else { return }  // want: forgotten-sender "'visitor'"
    visitor?.resume()
    if !isQuiet { print("visited") }
  }

  /// All of them, in a list that each branch gives its value.
  func close(_ isWanted: Bool) {
    let all = lock.withLock { () -> [Sleeper] in
      let result: [Sleeper]
      if case .open(let beds) = house.state {
        result = beds.sleepers.values.flatMap { $0 }
      } else {
        result = []
      }
      house.state = .closed
      return result
    }
    guard isWanted else { return }  // want: forgotten-sender "'all'"
    for sleeper in all { sleeper.resume() }
  }

  /// Some of them, with what is told of them.
  func clear(_ bed: Int) {
    let cleared = lock.withLock { () -> (sleepers: [Sleeper], isQuiet: Bool)? in
      guard case .open(let beds) = house.state, let sleepers = beds.sleepers[bed] else { return nil }
      var left = beds
      left.sleepers.removeValue(forKey: bed)
      house.state = .open(left)
      return (sleepers, house.isQuiet)
    }
    guard let cleared else { return }
    if cleared.isQuiet { return }  // want: forgotten-sender "'cleared'"
    for sleeper in cleared.sleepers { sleeper.resume() }
  }
}
