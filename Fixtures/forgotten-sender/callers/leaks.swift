import Dispatch
import Foundation

// Functions that ask what some of those that call them have not asked.

/// One of two callers looks first.
final class Preview: @unchecked Sendable {
  var isShown = false
  let loader: @Sendable (@escaping @Sendable (Int) -> Void) -> Void

  init(loader: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) { self.loader = loader }

  func begin(completion: @escaping @Sendable (Int?) -> Void) {
    guard !isShown else { return }  // want: forgotten-sender "when 'isShown' is true"
    isShown = true
    loader { completion($0) }
  }
}

func appear(_ preview: Preview) {
  if !preview.isShown { preview.begin { print($0 ?? 0) } }
}

func reload(_ preview: Preview) {
  preview.begin { print($0 ?? 0) }
}

/// Between the question and the call others come.
actor Reader {
  private(set) var isOpen = false

  func toggle() { isOpen.toggle() }

  func read(completion: @escaping @Sendable (Int?) -> Void) {
    guard isOpen else { return }  // want: forgotten-sender "when 'isOpen' is false"
    completion(1)
  }
}

func readAll(_ reader: Reader) async {
  if await reader.isOpen { await reader.read { print($0 ?? 0) } }
}

/// Whoever gives no queue waits, too.
struct Courier: Sendable {
  private func deliver(on queue: DispatchQueue?, completion: @escaping @Sendable () -> Void) {
    if let queue {
      queue.async { completion() }
    }
  }  // want: forgotten-sender "when 'queue' is nil"

  func deliverHere(completion: @escaping @Sendable () -> Void) { deliver(on: nil, completion: completion) }

  func deliverThere(_ queue: DispatchQueue) { deliver(on: queue) { print("there") } }
}

/// A list may be empty.
private func pick(from lists: [[Int]], completion: @escaping (Int?) -> Void) {
  for list in lists {  // want: forgotten-sender "this loop can end without a turn"
    return completion(list.first)
  }
}

func firstOfAll(_ lists: [[Int]], completion: @escaping (Int?) -> Void) { pick(from: lists, completion: completion) }

func firstOfThese(_ lists: [Int]..., completion: @escaping (Int?) -> Void) { pick(from: lists, completion: completion) }
