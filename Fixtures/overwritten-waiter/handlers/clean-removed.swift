import Foundation

// The handler of an earlier call under the same key is called before another one takes its place.

final class Thumbnails {
  private var completions: [URL: (Bool) -> Void] = [:]

  func loadRepaired(_ url: URL, completion: @escaping (Bool) -> Void) {
    completions.removeValue(forKey: url)?(false)
    completions[url] = completion
  }

  func loaded(_ url: URL) {
    completions.removeValue(forKey: url)?(true)
  }
}

final class Documents {
  private var handlers: [String: (Int) -> Void] = [:]

  func openRepaired(_ name: String, completionHandler: @escaping (Int) -> Void) {
    if let earlier = handlers[name] { earlier(0) }
    handlers[name] = completionHandler
  }

  func opened(_ name: String, pages: Int) {
    guard let handler = handlers.removeValue(forKey: name) else { return }
    handler(pages)
  }
}

/// What observers are told by stays until they withdraw it: another takes its place.
final class Board {
  private var observers: [String: (Int) -> Void] = [:]

  func observe(_ name: String, onChange: @escaping (Int) -> Void) {
    observers[name] = onChange
  }

  func stop(_ name: String) {
    let isThere = observers.removeValue(forKey: name) != nil
    print(isThere)
  }

  func changed(_ name: String) {
    observers[name]?(1)
  }
}

final class SoundsRepaired {
  private var completions: [Int: (Bool) -> Void] = [:]

  func playRepaired(_ track: Int, completion: @escaping (Bool) -> Void) {
    completions.removeValue(forKey: track)?(false)
    completions[track] = completion
  }

  func played(_ track: Int) {
    if let completion = completions.removeValue(forKey: track) { completion(true) }
  }
}
