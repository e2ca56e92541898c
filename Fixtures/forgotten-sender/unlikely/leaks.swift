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

/// What was begun before is given up by whoever begins anew.
final class Easel: @unchecked Sendable {
  private var turn = 0
  private let load: @Sendable (String, @escaping @Sendable (Data?) -> Void) -> Void

  init(load: @escaping @Sendable (String, @escaping @Sendable (Data?) -> Void) -> Void) { self.load = load }

  func paint(_ name: String, completion: @escaping @Sendable (Data?) -> Void) {
    turn += 1
    let turn = self.turn
    load(name) { data in
      guard self.turn == turn else { return }  // want: forgotten-sender note "'self.turn == turn' is false"
      completion(data)
    }
  }

  /// Whoever waits has not given up.
  func paintAndWait(_ name: String) async -> Data? {
    turn += 1
    let turn = self.turn
    return await withCheckedContinuation { continuation in
      load(name) { data in
        guard self.turn == turn else { return }  // want: forgotten-sender warning "'self.turn == turn' is false"
        continuation.resume(returning: data)
      }
    }
  }

  func paintIfFirst(_ name: String, completion: @escaping @Sendable (Data?) -> Void) {
    load(name) { data in
      guard self.turn == 0 else { return }  // want: forgotten-sender warning "without calling 'completion'"
      completion(data)
    }
  }
}

/// Most callers want nothing, and there is no path for those that do.
func save(_ picture: Data, to path: String, completion: @escaping (String) -> Void = { _ in }) {
  guard !picture.isEmpty else { return }  // want: forgotten-sender note "without calling 'completion'"
  completion(path)
}

func store(_ picture: Data, to path: String, completion: @escaping (String?) -> Void = { _ in }) {
  guard !picture.isEmpty else { return }  // want: forgotten-sender warning "without calling 'completion'"
  completion(path)
}

/// What a chain is called on may be made of two.
final class Frame {
  var next: Frame?
  var last: Frame?

  func hang(_ picture: Data, completion: @escaping () -> Void) { completion() }

  func show(_ picture: Data, completion: @escaping () -> Void) {
    let frame = next?.last ?? next
    frame?.hang(picture, completion: completion)  // want: forgotten-sender note "when 'frame' is nil, this '?.' skips the call"
    last = frame
  }
}
