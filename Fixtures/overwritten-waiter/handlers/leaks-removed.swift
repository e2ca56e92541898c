import Foundation

// A completion handler goes where the handler of an earlier call under the same key may still be; it is taken out when it is called.

final class Thumbnails {
  private var completions: [URL: (Bool) -> Void] = [:]

  func load(_ url: URL, completion: @escaping (Bool) -> Void) {
    completions[url] = completion  // want: overwritten-waiter "may still hold under the same key"
  }

  func loaded(_ url: URL) {
    completions.removeValue(forKey: url)?(true)
  }
}

final class Documents {
  private var handlers: [String: (Int) -> Void] = [:]

  func open(_ name: String, completionHandler: @escaping (Int) -> Void) {
    handlers[name] = completionHandler  // want: overwritten-waiter "may still hold under the same key"
  }

  func opened(_ name: String, pages: Int) {
    guard let handler = handlers.removeValue(forKey: name) else { return }
    handler(pages)
  }
}

final class Sounds {
  private var completions: [Int: (Bool) -> Void] = [:]

  func play(_ track: Int, completion: @escaping (Bool) -> Void) {
    completions[track] = completion  // want: overwritten-waiter "may still hold under the same key"
  }

  func played(_ track: Int) {
    if let completion = completions.removeValue(forKey: track) { completion(true) }
  }
}
