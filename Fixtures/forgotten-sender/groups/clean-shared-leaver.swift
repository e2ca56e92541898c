import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

final class StartupRepaired: @unchecked Sendable {
  private let group = DispatchGroup()
  private let session: URLSession
  private let base: String
  private var settings: [String: Int] = [:]

  init(session: URLSession, base: String) {
    self.session = session
    self.base = base
  }

  func start(completion: @escaping @Sendable () -> Void) {
    loadSettingsRepaired()
    loadUser()
    group.notify(queue: .main, execute: completion)
  }

  private func loadSettingsRepaired() {
    group.enter()
    guard let url = URL(string: base + "/settings") else {
      finish(nil)
      return
    }
    session.dataTask(with: url) { data, _, _ in self.finish(data) }.resume()
  }

  private func loadUser() {
    group.enter()
    guard let url = URL(string: base + "/user") else { return finish(nil) }
    session.dataTask(with: url) { data, _, _ in self.finish(data) }.resume()
  }

  private func finish(_ data: Data?) {
    if let data { settings[base] = data.count }
    group.leave()
  }
}

final class SyncRepaired: @unchecked Sendable {
  private let pending = DispatchGroup()
  private let queue = DispatchQueue(label: "sync")
  private var names: [String] = []

  func run(_ done: @escaping @Sendable () -> Void) {
    fetchNames()
    fetchPlaces()
    pending.notify(queue: .main, execute: done)
  }

  private func fetchNames() {
    pending.enter()
    queue.async { self.receivedRepaired("names") }
  }

  private func fetchPlaces() {
    pending.enter()
    queue.asyncAfter(deadline: .now() + 1) { self.receivedRepaired("places") }
  }

  private func receivedRepaired(_ name: String) {
    defer { pending.leave() }
    guard !names.contains(name) else { return }
    names.append(name)
  }
}

/// One of them is told of each part, and leaves at the last.
final class Parts: @unchecked Sendable {
  private let group = DispatchGroup()
  private let queue = DispatchQueue(label: "parts")
  private var open = 2

  func run(_ done: @escaping @Sendable () -> Void) {
    group.enter()
    queue.async { self.partDone() }
    queue.async { self.partDone() }
    group.notify(queue: .main, execute: done)
  }

  private func partDone() {
    open -= 1
    guard open == 0 else { return }  // ok: the last one leaves
    group.leave()
  }
}

/// What hears of the end is also called by others.
final class Told: @unchecked Sendable {
  private let group = DispatchGroup()
  private let queue = DispatchQueue(label: "told")
  private var isBusy = false

  func first() {
    isBusy = true
    group.enter()
    queue.async { self.ended() }
  }

  func second() {
    group.enter()
    isBusy = true
    queue.async { self.ended() }
  }

  func systemEnded() { ended() }

  func whenIdle(_ done: @escaping @Sendable () -> Void) { group.notify(queue: .main, execute: done) }

  private func ended() {
    guard isBusy else { return }  // ok: others call it as well
    isBusy = false
    group.leave()
  }
}
