// A function goes through what a type keeps where it is, passes some over, and drops them all behind that.

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

  func open(_ numbers: [Int]) {
    for (place, waiter) in waiters.enumerated() {
      guard place < numbers.count else { continue }  // want: forgotten-sender "leaves 'waiter' of 'waiters'"
      waiter.resume(returning: numbers[place])
    }
    waiters.removeAll()
  }

  func admit(_ names: Set<String>) {
    for guest in guests {
      guard names.contains(guest.name) else { continue }  // want: forgotten-sender "leaves 'guest.continuation' of 'guests'"
      guest.continuation.resume(returning: true)
    }
    guests = []
  }

  func admitEach(_ names: Set<String>) {
    guests.forEach { guest in
      guard names.contains(guest.name) else { return }  // want: forgotten-sender "leaves 'guest.continuation' of 'guests'"
      guest.continuation.resume(returning: true)
    }
    guests.removeAll()
  }

  func assign(_ numbers: [String: Int]) {
    for (name, room) in rooms {
      guard let number = numbers[name] else { continue }  // want: forgotten-sender "without calling 'room' of 'rooms'"
      room(number)
    }
    rooms.removeAll()
  }

  func openLast(_ number: Int) {
    waiters.last?.resume(returning: number)
    waiters.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'waiters'"
  }
}

/// The same of handlers, and of continuations under keys.
final class Kiosk {
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

  func served(_ isOpen: Bool) {
    for callback in callbacks {
      guard isOpen else { continue }  // want: forgotten-sender "without calling 'callback' of 'callbacks'"
      callback(true)
    }
    callbacks = []
  }

  func servedEach(_ isOpen: Bool) {
    callbacks.forEach { callback in
      guard isOpen else { return }  // want: forgotten-sender "without calling 'callback' of 'callbacks'"
      callback(true)
    }
    callbacks.removeAll()
  }

  func seat(_ last: Int) {
    for (number, guest) in guests {
      if number > last { continue }  // want: forgotten-sender "leaves 'guest' of 'guests'"
      guest.resume(returning: number)
    }
    guests = [:]
  }

  func seatAll(_ table: Int?) {
    for guest in guests.values {
      guard let table else { continue }  // want: forgotten-sender "leaves 'guest' of 'guests'"
      guest.resume(returning: table)
    }
    guests.removeAll()
  }
}
