import Dispatch

/// A queue made in other ways, which is serial nevertheless.
final class Office: @unchecked Sendable {
  private let made: DispatchQueue
  private lazy var late = DispatchQueue(label: "late")
  private var changeable = DispatchQueue(label: "changeable")
  private let short: DispatchQueue = .init(label: "short")
  private let aimed = DispatchQueue(label: "aimed", attributes: [], target: .global())
  static let shared = DispatchQueue(label: "shared")
  private var letters = 0

  init() { made = DispatchQueue(label: "made") }

  func assigned() {
    made.async { self.made.sync { self.letters += 1 } }  // want: circular-wait "a block on 'made'"
  }

  func lazily() {
    late.async { self.late.sync { self.letters += 1 } }  // want: circular-wait "a block on 'late'"
  }

  func neverChanged() {
    changeable.async { self.changeable.sync { self.letters += 1 } }  // want: circular-wait "a block on 'changeable'"
  }

  func shortly() {
    short.async { self.short.sync { self.letters += 1 } }  // want: circular-wait "a block on 'short'"
  }

  func targeted() {
    aimed.async { self.aimed.sync { self.letters += 1 } }  // want: circular-wait "a block on 'aimed'"
  }

  func byType() {
    Office.shared.async { Self.shared.sync { self.letters += 1 } }  // want: circular-wait "a block on 'shared'"
  }
}

/// A queue of the same name in another type, and an extension.
final class Branch: @unchecked Sendable {
  private let made = DispatchQueue(label: "branch", attributes: .concurrent)
  fileprivate let desk = DispatchQueue(label: "desk")
  fileprivate var letters = 0

  /// A block that runs alone waits for all others.
  func insideAlone() {
    made.async(flags: .barrier) {
      print(self.count)  // want: circular-wait "'count' waits at line 53 for a block on 'made'"
    }
  }

  var count: Int { made.sync { letters } }
}

extension Branch {
  func close() { desk.sync { letters = 0 } }

  private func leave() { close() }

  func leaveSoon() {
    desk.async { self.leave() }  // want: circular-wait "'leave' waits at line 57 for a block on 'desk'"
  }
}

/// By way of a helper of one's own.
final class Archive: @unchecked Sendable {
  private let queue = DispatchQueue(label: "archive")
  private var pages: [Int] = []

  private func sync<T>(_ body: () -> T) -> T { queue.sync(execute: body) }

  private func async(_ body: @escaping @Sendable () -> Void) { queue.async { body() } }

  var count: Int { queue.sync { pages.count } }

  func report() {
    sync {
      print(self.count)  // want: circular-wait "'count' waits"
    }
  }

  func reportSoon() {
    async {
      print(self.count)  // want: circular-wait "'count' waits"
    }
  }

  func each() {
    queue.sync {
      pages.forEach { page in print(page, count) }  // want: circular-wait "'count' waits"
    }
  }
}
