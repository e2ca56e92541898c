final class Waiter: @unchecked Sendable {
  let id: Int
  let continuation: CheckedContinuation<Int, Never>

  init(id: Int, continuation: CheckedContinuation<Int, Never>) {
    self.id = id
    self.continuation = continuation
  }
}

actor Counter {
  private var waiters: [Waiter] = []
  private var current: Waiter?
  private var shared: Waiter?
  private var nextID = 0

  func turn() async -> Int {
    await withCheckedContinuation { continuation in
      nextID += 1
      waiters.append(Waiter(id: nextID, continuation: continuation))
    }
  }

  func serve(_ value: Int) {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().continuation.resume(returning: value)
  }

  func resetRepaired() {
    for waiter in waiters { waiter.continuation.resume(returning: 0) }
    waiters.removeAll()
  }

  func askRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(id: 0, continuation: continuation)
      current?.continuation.resume(returning: 0)
      current = waiter
    }
  }

  func answer(_ value: Int) {
    current?.continuation.resume(returning: value)
    current = nil
  }

  /// What is stored is also known to the callback.
  func askWithTimeout(_ timer: (@escaping @Sendable () -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(id: 0, continuation: continuation)
      shared = waiter  // ok: the timer has it as well
      timer { waiter.continuation.resume(returning: 0) }
    }
  }
}

/// An object that ends its own wait.
final class Ringing: @unchecked Sendable {
  let continuation: CheckedContinuation<Bool, Never>

  init(_ continuation: CheckedContinuation<Bool, Never>) {
    self.continuation = continuation
  }

  deinit { continuation.resume(returning: false) }
}

actor Bell {
  private var ringing: Ringing?

  func ring() async -> Bool {
    await withCheckedContinuation { continuation in
      ringing = Ringing(continuation)  // ok: the old one resumes when it goes
    }
  }

  func stop() {
    ringing = nil
  }
}

struct Job {
  var name = ""
  var continuation: CheckedContinuation<Int, Never>?
}

actor Jobs {
  private var current = Job()

  func performRepaired(_ name: String) async -> Int? {
    if current.continuation != nil { return nil }
    return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      current.name = name
      current.continuation = continuation
    }
  }

  func abandonRepaired() {
    current.continuation?.resume(returning: 0)
    current.continuation = nil
  }

  func startAnewRepaired() {
    let old = current
    current = Job()
    old.continuation?.resume(returning: 0)
  }

  func startAnewByMember() {
    current.continuation?.resume(returning: 0)
    current = Job()  // ok: resumed just before
  }
}

struct Ticket {
  var number: Int
  var holder: CheckedContinuation<Int, Never>
}

actor Counters {
  private var tickets: [String: Ticket] = [:]

  func takeRepaired(_ name: String) async -> Int? {
    guard tickets[name] == nil else { return nil }
    return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      tickets[name] = Ticket(number: 1, holder: continuation)
    }
  }

  func call(_ name: String) {
    guard let ticket = tickets.removeValue(forKey: name) else { return }
    ticket.holder.resume(returning: ticket.number)
  }

  func voidRepaired(_ name: String) {
    tickets[name]?.holder.resume(returning: 0)
    tickets[name] = nil
  }
}

/// The waiter of an entry comes and goes while the entry stays.
struct Seat {
  var number: Int
  var guest: CheckedContinuation<Int, Never>?
}

actor Table {
  private var seats: [String: Seat] = [:]

  func sit(_ name: String, _ continuation: CheckedContinuation<Int, Never>) {
    seats[name] = Seat(number: 1, guest: continuation)
  }

  func serve(_ name: String) {
    seats[name]?.guest?.resume(returning: 1)
    seats[name]?.guest = nil
  }

  func leave(_ name: String) {
    seats[name] = nil  // ok: the guest may have been served before
  }
}

/// A write with the promise of whoever asked for it, kept until the next one comes.
struct Write {
  var bytes: [UInt8]
  var done: CheckedContinuation<Void, Never>?

  init(_ bytes: [UInt8], _ done: CheckedContinuation<Void, Never>?) {
    self.bytes = bytes
    self.done = done
  }
}

struct Writer {
  private var pending: Write?

  mutating func next(_ bytes: [UInt8], _ done: CheckedContinuation<Void, Never>?) -> Write? {
    let cached = pending
    pending = Write(bytes, done)  // ok: the one before is handed out
    return cached
  }
}
