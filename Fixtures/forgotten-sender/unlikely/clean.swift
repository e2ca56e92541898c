// The same, with an answer on each path; and callbacks that announce what need not come.
import Foundation

struct ShelfRepaired: Sendable {
  let pictures: [String: Data]

  /// Looks a picture up.
  ///
  /// The handler only gets called if the picture is still on the
  /// shelf by then.
  func findRepaired(_ name: String, handler: @escaping (Data?) -> Void) {
    guard let picture = pictures[name] else { return handler(nil) }
    handler(picture)
  }

  /// Looks a picture up, and calls the handler when it has been found or not.
  func lookRepaired(_ name: String, handler: @escaping (Data?) -> Void) {
    guard let picture = pictures[name] else { return handler(nil) }
    handler(picture)
  }

  func drawRepaired(_ name: String, completion: @escaping (Data?) -> Void) {
    #if os(macOS) || os(Linux)
      completion(pictures[name])
    #elseif os(Windows)
      findRepaired(name, handler: completion)
    #else
      completion(nil)
    #endif
  }

  func traceRepaired(_ name: String, completion: @escaping (Data?) -> Void) {
    #if DEBUG
      completion(pictures[name])
    #else
      completion(nil)
    #endif
  }
}

final class WishRepaired: @unchecked Sendable {
  var isCancelled = false

  func grantRepaired(_ number: Int, completion: @escaping (Int?) -> Void) {
    if isCancelled { return completion(nil) }
    completion(number)
  }
}

class ApplicationRepaired {
  nonisolated(unsafe) static let shared = ApplicationRepaired()
  var delegate: AnyObject?
}

final class OwnDelegateRepaired {
  var title = ""
}

typealias UIApplication = ApplicationRepaired

func renameRepaired(_ title: String, completion: @escaping (Bool) -> Void) {
  guard let own = UIApplication.shared.delegate as? OwnDelegateRepaired else { return completion(false) }
  own.title = title
  completion(true)
}

final class PageStack {
  private var callbacks: [String: () -> Void] = [:]

  func push(_ page: String, popCompletion: (() -> Void)? = nil) {
    if page.isEmpty { return }  // ok: what was never pushed is never popped
    callbacks[page] = popCompletion
  }

  func pop(_ page: String) { callbacks.removeValue(forKey: page)?() }
}

final class EaselRepaired: @unchecked Sendable {
  private var turn = 0
  private let load: @Sendable (String, @escaping @Sendable (Data?) -> Void) -> Void

  init(load: @escaping @Sendable (String, @escaping @Sendable (Data?) -> Void) -> Void) { self.load = load }

  func paintRepaired(_ name: String, completion: @escaping @Sendable (Data?) -> Void) {
    turn += 1
    let turn = self.turn
    load(name) { data in
      guard self.turn == turn else { return completion(nil) }
      completion(data)
    }
  }

  func paintAndWaitRepaired(_ name: String) async -> Data? {
    turn += 1
    let turn = self.turn
    return await withCheckedContinuation { continuation in
      load(name) { data in continuation.resume(returning: self.turn == turn ? data : nil) }
    }
  }

  func paintIfFirstRepaired(_ name: String, completion: @escaping @Sendable (Data?) -> Void) {
    load(name) { data in completion(self.turn == 0 ? data : nil) }
  }
}

func saveRepaired(_ picture: Data, to path: String, completion: @escaping (String) -> Void = { _ in }) {
  completion(picture.isEmpty ? "" : path)
}

func storeRepaired(_ picture: Data, to path: String, completion: @escaping (String?) -> Void = { _ in }) {
  guard !picture.isEmpty else { return completion(nil) }
  completion(path)
}

final class FrameRepaired {
  var next: FrameRepaired?
  var last: FrameRepaired?

  func hang(_ picture: Data, completion: @escaping () -> Void) { completion() }

  func showRepaired(_ picture: Data, completion: @escaping () -> Void) {
    guard let frame = next?.last ?? next else { return completion() }
    frame.hang(picture, completion: completion)
    last = frame
  }
}
