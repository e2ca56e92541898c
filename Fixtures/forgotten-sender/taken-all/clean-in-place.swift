// A function goes through what a type keeps where it is, sees to each, and drops them all behind that.

final class Lobby {
  struct Guest {
    var name: String
    var continuation: CheckedContinuation<Bool, Never>
  }
  private var waiters: [CheckedContinuation<Int, Never>] = []
  private var guests: [Guest] = []
  private var rooms: [String: (Int) -> Void] = [:]

  func wait() async -> Int {
    await withCheckedContinuation { waiters.append($0) }
  }

  func enter(_ name: String) async -> Bool {
    await withCheckedContinuation { guests.append(Guest(name: name, continuation: $0)) }
  }

  func room(_ name: String, completion: @escaping (Int) -> Void) {
    rooms[name]?(0)
    rooms[name] = completion
  }

  func openRepaired(_ numbers: [Int]) {
    for (place, waiter) in waiters.enumerated() {
      if place < numbers.count {
        waiter.resume(returning: numbers[place])
      } else {
        waiter.resume(returning: 0)
      }
    }
    waiters.removeAll()
  }

  func admitRepaired(_ names: Set<String>) {
    for guest in guests {
      guard names.contains(guest.name) else {
        guest.continuation.resume(returning: false)
        continue
      }
      guest.continuation.resume(returning: true)
    }
    guests = []
  }

  func admitEachRepaired(_ names: Set<String>) {
    guests.forEach { guest in
      guard names.contains(guest.name) else { return guest.continuation.resume(returning: false) }
      guest.continuation.resume(returning: true)
    }
    guests.removeAll()
  }

  func assignRepaired(_ numbers: [String: Int]) {
    for (name, room) in rooms {
      room(numbers[name] ?? 0)
    }
    rooms.removeAll()
  }

  func openFirst(_ number: Int) {
    for waiter in waiters {
      waiter.resume(returning: number)
    }
    waiters.removeAll()
  }

  func openLastRepaired(_ number: Int) {
    waiters.last?.resume(returning: number)
    waiters.removeLast()
  }

  /// Those that are passed over stay.
  func admitSome(_ names: Set<String>) {
    var others: [Guest] = []
    for guest in guests {
      if names.contains(guest.name) {
        guest.continuation.resume(returning: true)
      } else {
        others.append(guest)
      }
    }
    guests.removeAll()
    guests = others
  }

  /// What one loop passes over, the next one sees to.
  func admitInTwo(_ names: Set<String>) {
    for guest in guests where names.contains(guest.name) { guest.continuation.resume(returning: true) }
    for guest in guests where !names.contains(guest.name) { guest.continuation.resume(returning: false) }
    guests.removeAll()
  }

  /// Only where nobody is passed over, all go.
  func admitOrKeep(_ names: Set<String>, isOver: Bool) {
    for guest in guests where names.contains(guest.name) || isOver {
      guest.continuation.resume(returning: !isOver)
    }
    guests.removeAll { names.contains($0.name) || isOver }
  }
}

/// The same of handlers, and of continuations under keys.
final class KioskRepaired {
  private var callbacks: [(Bool) -> Void] = []
  private var guests: [Int: CheckedContinuation<Int, Never>] = [:]

  func order(completion: @escaping (Bool) -> Void) {
    callbacks.append(completion)
  }

  func visit(_ number: Int) async -> Int {
    await withCheckedContinuation { continuation in
      guests[number]?.resume(returning: 0)
      guests[number] = continuation
    }
  }

  func servedRepaired(_ isOpen: Bool) {
    for callback in callbacks {
      callback(isOpen)
    }
    callbacks = []
  }

  func servedEachRepaired(_ isOpen: Bool) {
    callbacks.forEach { callback in
      guard isOpen else { return callback(false) }
      callback(true)
    }
    callbacks.removeAll()
  }

  func seatRepaired(_ last: Int) {
    for (number, guest) in guests {
      guest.resume(returning: min(number, last))
    }
    guests = [:]
  }

  func seatAllRepaired(_ table: Int?) {
    for guest in guests.values {
      guest.resume(returning: table ?? 0)
    }
    guests.removeAll()
  }
}
