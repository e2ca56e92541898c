import Foundation
import NIOCore

// Who logs an action or counts what is in it leaves it to whoever performs it; and what a machine keeps, it only shows.

typealias Guest = CheckedContinuation<Int, Never>

struct Lobby {
  enum Action {
    case resumeAll([Guest], Int)
    case resumeKeyed([Int: Guest], Int)
    case stillWaiting([Guest], percent: Int)
    case none
  }
  private var guests: [Guest] = []
  private var keyed: [Int: Guest] = [:]

  mutating func add(_ guest: Guest) { guests.append(guest) }
  mutating func add(_ guest: Guest, as id: Int) -> Guest? { keyed.updateValue(guest, forKey: id) }

  mutating func done(_ value: Int) -> Action {
    guard !guests.isEmpty else { return .none }
    defer { guests = [] }
    return .resumeAll(guests, value)
  }

  mutating func finished(_ value: Int) -> Action {
    let all = keyed
    keyed = [:]
    return all.isEmpty ? .none : .resumeKeyed(all, value)
  }

  mutating func progress(_ percent: Int) -> Action {
    if percent < 100 { return .stillWaiting(guests, percent: percent) }
    defer { guests.removeAll() }
    return .resumeAll(guests, percent)
  }
}

actor Reception {
  private var lobby = Lobby()
  private var counted = 0

  func wait() async -> Int { await withCheckedContinuation { lobby.add($0) } }

  func wait(as id: Int) async -> Int {
    await withCheckedContinuation { lobby.add($0, as: id)?.resume(returning: 0) }
  }

  func done(_ value: Int) {
    let action = lobby.done(value)
    if case .resumeAll(let guests, _) = action { print("\(guests.count) are resumed") }
    perform(action)
  }

  func finished(_ value: Int) {
    let action = lobby.finished(value)
    log(action)
    perform(action)
  }

  func twice(_ value: Int) {
    let action = lobby.done(value)
    switch action {
    case .resumeAll(let guests, _) where guests.count > 5: print("many")
    default: break
    }
    switch action {
    case .resumeAll(let guests, let value): for guest in guests { guest.resume(returning: value) }
    case .resumeKeyed, .stillWaiting, .none: break
    }
  }

  func progress(_ percent: Int) {
    switch lobby.progress(percent) {
    case .stillWaiting(let guests, let percent): print("\(guests.count) wait at \(percent)")
    case .resumeAll(let guests, let value): guests.forEach { $0.resume(returning: value) }
    case .resumeKeyed(let guests, let value): guests.values.forEach { $0.resume(returning: value) }
    case .none: break
    }
  }

  private func log(_ action: Lobby.Action) {
    switch action {
    case .resumeAll(let guests, _): counted += guests.count
    case .resumeKeyed(let guests, let value): print("\(guests.count) get \(value)")
    case .stillWaiting, .none: break
    }
  }

  private func perform(_ action: Lobby.Action) {
    switch action {
    case .resumeAll(let guests, let value): for guest in guests { guest.resume(returning: value) }
    case .resumeKeyed(let guests, let value): guests.values.forEach { $0.resume(returning: value) }
    case .stillWaiting, .none: break
    }
  }
}

/// What is under way stays where it is; the caller sends a part of it.
struct Batches {
  struct Batch {
    var items: [Int] = []
    var senders: [Guest] = []
  }
  enum Action {
    case send(Batch)
    case resumeAndSend([Guest], Int, next: Batch?)
    case none
  }
  private var open = Batch()
  private var flying: Batch?

  mutating func add(_ item: Int, _ sender: Guest) -> Action {
    open.items.append(item)
    open.senders.append(sender)
    guard flying == nil else { return .none }
    let next = open
    open = Batch()
    flying = next
    return .send(next)
  }

  mutating func answered(_ value: Int) -> Action {
    guard let done = flying else { return .none }
    if open.items.isEmpty {
      flying = nil
    } else {
      flying = open
      open = Batch()
    }
    return .resumeAndSend(done.senders, value, next: flying)
  }
}

actor BatchSender {
  private var batches = Batches()
  private(set) var sent: [Int] = []

  func add(_ item: Int) async -> Int { await withCheckedContinuation { send(batches.add(item, $0)) } }

  func answered(_ value: Int) { send(batches.answered(value)) }

  private func send(_ action: Batches.Action) {
    switch action {
    case .send(let batch): sent += batch.items
    case .resumeAndSend(let senders, let value, let next):
      for sender in senders { sender.resume(returning: value) }
      if let next { sent += next.items }
    case .none: break
    }
  }
}

/// What is under way is kept outside of all types: who looks at it takes nothing out.
struct Watched {
  var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
  var asked = 0
}

enum WatchState {
  case idle
  case started(Watched)
}

private let watchLock = NSLock()
nonisolated(unsafe) private var watchState: WatchState = .idle

private func current() -> WatchState { watchLock.withLock { watchState } }

func askedOfWatch(_ id: Int) -> Bool {
  switch current() {
  case .started(let watched):
    guard let waiter = watched.waiting[id] else { return watched.asked > 0 }
    waiter.resume()
    return true
  case .idle: return false
  }
}

func endWatch() {
  if case .started(let watched) = current() {
    for waiter in watched.waiting.values { waiter.resume() }
  }
  watchLock.withLock { watchState = .idle }
}

/// The machine keeps the promise for when all are gone; the action gives it for an error only.
struct Quiesce {
  enum State {
    case open
    case closing(left: Int, done: EventLoopPromise<Void>?)
  }
  enum Action {
    case fireClosing(EventLoopPromise<Void>?, left: Int)
    case succeedNow(EventLoopPromise<Void>?)
  }
  private var state = State.open
  private var channels = 0

  mutating func added() { channels += 1 }

  mutating func close(_ done: EventLoopPromise<Void>?) -> Action {
    guard case .open = state, channels > 0 else { return .succeedNow(done) }
    state = .closing(left: channels, done: done)
    return .fireClosing(done, left: channels)
  }

  mutating func removed() -> EventLoopPromise<Void>? {
    channels -= 1
    guard case .closing(_, let done) = state, channels == 0 else { return nil }
    state = .open
    return done
  }
}

final class Quiescing {
  private var machine = Quiesce()
  private let server: EventLoopFuture<Void>

  init(server: EventLoopFuture<Void>) { self.server = server }

  func added() { machine.added() }

  func close(_ done: EventLoopPromise<Void>?) {
    switch machine.close(done) {
    case .fireClosing(let done, let left):
      print("\(left) are left")
      if left > 100 { server.cascadeFailure(to: done) }
    case .succeedNow(let done): done?.succeed(())
    }
  }

  func removed() { machine.removed()?.succeed(()) }
}
