import Dispatch
import Foundation

/// A place of a semaphore that is kept on a way out: with the last one, everybody stands still.
final class Downloads {
  private let places = DispatchSemaphore(value: 4)
  private let limit: DispatchSemaphore
  private var cache: [URL: Data] = [:]

  init(width: Int) { limit = DispatchSemaphore(value: width) }

  func load(_ url: URL) throws -> Data {
    places.wait()
    let data = try Data(contentsOf: url)  // want: forgotten-sender "this 'try', when it throws, leaves 'places' from line 13 without 'signal()'"
    places.signal()
    return data
  }

  func cached(_ url: URL) -> Data? {
    limit.wait()
    if let known = cache[url] { return known }  // want: forgotten-sender "with every place lost, the next wait blocks its thread for ever"
    let data = try? Data(contentsOf: url)
    cache[url] = data
    limit.signal()
    return data
  }
}

/// A semaphore as a lock.
final class Register {
  private let mutex = DispatchSemaphore(value: 1)
  private var names: [String] = []

  func add(_ name: String) -> Bool {
    mutex.wait()
    guard !names.contains(name) else { return false }  // want: forgotten-sender "this return leaves 'mutex' from line 35 without 'signal()'"
    names.append(name)
    mutex.signal()
    return true
  }
}

/// The work is given away, and one outcome keeps the place.
func loadAll(_ urls: [URL], _ get: @escaping @Sendable (URL, @escaping @Sendable (Data?) -> Void) -> Void) {
  let places = DispatchSemaphore(value: 3)
  for url in urls {
    places.wait()
    get(url) { data in
      guard let data else { return }  // want: forgotten-sender "leaves 'places' from line 47 without 'signal()'"
      print(url, data.count)
      places.signal()
    }
  }
}

/// What is taken for the caller is given back by another method; an error leaves the caller with nothing to give back.
final class Connections {
  private let places = DispatchSemaphore(value: 8)
  private var open: [Int] = []

  private func take(_ connect: () throws -> Int) throws -> Int {
    places.wait()
    if let known = open.popLast() { return known }
    return try connect()  // want: forgotten-sender "this 'try', when it throws, leaves 'places' from line 62 without 'signal()'"
  }

  private func give(_ connection: Int) {
    open.append(connection)
    places.signal()
  }

  func use<Value>(_ connect: () throws -> Int, _ work: (Int) throws -> Value) throws -> Value {
    let connection = try take(connect)
    defer { give(connection) }
    return try work(connection)
  }
}
