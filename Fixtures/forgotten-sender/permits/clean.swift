import Dispatch
import Foundation

final class DownloadsRepaired {
  private let places = DispatchSemaphore(value: 4)
  private let limit: DispatchSemaphore
  private var cache: [URL: Data] = [:]

  init(width: Int) { limit = DispatchSemaphore(value: width) }

  func loadRepaired(_ url: URL) throws -> Data {
    places.wait()
    defer { places.signal() }  // ok: given back on every way out
    return try Data(contentsOf: url)
  }

  func cachedRepaired(_ url: URL) -> Data? {
    limit.wait()
    if let known = cache[url] {
      limit.signal()
      return known
    }
    let data = try? Data(contentsOf: url)
    cache[url] = data
    limit.signal()
    return data
  }
}

final class RegisterRepaired {
  private let mutex = DispatchSemaphore(value: 1)
  private var names: [String] = []

  func addRepaired(_ name: String) -> Bool {
    mutex.wait()
    defer { mutex.signal() }
    guard !names.contains(name) else { return false }
    names.append(name)
    return true
  }
}

func loadAllRepaired(_ urls: [URL], _ get: @escaping @Sendable (URL, @escaping @Sendable (Data?) -> Void) -> Void) {
  let places = DispatchSemaphore(value: 3)
  for url in urls {
    places.wait()
    get(url) { data in
      defer { places.signal() }
      guard let data else { return }
      print(url, data.count)
    }
  }
}

/// Made with none: whoever waits is told something, and has nothing to give back.
final class Handshake {
  private let ready = DispatchSemaphore(value: 0)

  func await(_ isNeeded: Bool) -> Bool {
    ready.wait()
    guard isNeeded else { return false }  // ok: a signal, and no place
    ready.signal()
    return true
  }

  func answer() { ready.signal() }
}

/// Taken by one method and given back by another.
final class Pool {
  private let places = DispatchSemaphore(value: 8)
  private var free: [Int] = []

  func take() -> Int? {
    places.wait()
    guard let item = free.popLast() else {
      places.signal()
      return nil
    }
    return item  // ok: 'give' signals
  }

  func give(_ item: Int) {
    free.append(item)
    places.signal()
  }
}

/// A time limit may have taken nothing.
func tryToLoad(_ places: DispatchSemaphore, _ load: () -> Data?) -> Data? {
  guard places.wait(timeout: .now() + 1) == .success else { return nil }
  defer { places.signal() }
  return load()
}

final class ConnectionsRepaired {
  private let places = DispatchSemaphore(value: 8)
  private var open: [Int] = []

  private func takeRepaired(_ connect: () throws -> Int) throws -> Int {
    places.wait()
    if let known = open.popLast() { return known }
    do {
      return try connect()
    } catch {
      places.signal()
      throw error
    }
  }

  private func give(_ connection: Int) {
    open.append(connection)
    places.signal()
  }

  func use<Value>(_ connect: () throws -> Int, _ work: (Int) throws -> Value) throws -> Value {
    let connection = try takeRepaired(connect)
    defer { give(connection) }
    return try work(connection)
  }
}
