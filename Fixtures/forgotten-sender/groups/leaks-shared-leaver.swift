import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Several functions enter a group of the object, and one method leaves it for all of them.

final class Startup: @unchecked Sendable {
  private let group = DispatchGroup()
  private let session: URLSession
  private let base: String
  private var settings: [String: Int] = [:]

  init(session: URLSession, base: String) {
    self.session = session
    self.base = base
  }

  func start(completion: @escaping @Sendable () -> Void) {
    loadSettings()
    loadUser()
    group.notify(queue: .main, execute: completion)
  }

  private func loadSettings() {
    group.enter()
    guard let url = URL(string: base + "/settings") else {
      return  // want: forgotten-sender "this return leaves 'group', entered at line 27, without 'leave()'"
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

final class Sync: @unchecked Sendable {
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
    queue.async { self.received("names") }
  }

  private func fetchPlaces() {
    pending.enter()
    queue.asyncAfter(deadline: .now() + 1) { self.received("places") }
  }

  private func received(_ name: String) {
    guard !names.contains(name) else {
      return  // want: forgotten-sender "without 'leave()'"
    }
    names.append(name)
    pending.leave()
  }
}
