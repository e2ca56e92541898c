// Exits that are told of in a note: they hardly come about, or nobody is promised an answer there.
import Foundation

struct Shelf: Sendable {
  let pictures: [String: Data]

  /// Looks a picture up.
  ///
  /// The handler only gets called if the picture is still on the
  /// shelf by then.
  func find(_ name: String, handler: @escaping (Data?) -> Void) {
    guard let picture = pictures[name] else { return }  // want: forgotten-sender note "without calling 'handler'"
    handler(picture)
  }

  /// Looks a picture up, and calls the handler when it has been found or not.
  func look(_ name: String, handler: @escaping (Data?) -> Void) {
    guard let picture = pictures[name] else { return }  // want: forgotten-sender warning "without calling 'handler'"
    handler(picture)
  }

  func draw(_ name: String, completion: @escaping (Data?) -> Void) {
    #if os(macOS) || os(Linux)
      completion(pictures[name])
    #elseif os(Windows)
      find(name, handler: completion)
    #endif
  }  // want: forgotten-sender note "without calling 'completion'"

  func trace(_ name: String, completion: @escaping (Data?) -> Void) {
    #if DEBUG
      completion(pictures[name])
    #endif
  }  // want: forgotten-sender warning "without calling 'completion'"
}

final class Wish: @unchecked Sendable {
  var isCancelled = false

  func grant(_ number: Int, completion: @escaping (Int?) -> Void) {
    if isCancelled { return }  // want: forgotten-sender note "when 'isCancelled' is true"
    completion(number)
  }
}

class Application {
  nonisolated(unsafe) static let shared = Application()
  var delegate: AnyObject?
}

final class OwnDelegate {
  var title = ""
}

typealias UIApplication = Application

func rename(_ title: String, completion: @escaping (Bool) -> Void) {
  guard let own = UIApplication.shared.delegate as? OwnDelegate else { return }  // want: forgotten-sender note "the cast of"
  own.title = title
  completion(true)
}
