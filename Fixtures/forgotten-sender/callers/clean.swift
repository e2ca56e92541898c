import Dispatch
import Foundation

// What all those that call a function have asked it need not answer for.

final class Preview: @unchecked Sendable {
  var isShown = false
  let loader: @Sendable (@escaping @Sendable (Int) -> Void) -> Void

  init(loader: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) { self.loader = loader }

  func begin(completion: @escaping @Sendable (Int?) -> Void) {
    guard !isShown else { return }  // ok: the only caller has looked
    isShown = true
    loader { completion($0) }
  }

  func beginRepaired(completion: @escaping @Sendable (Int?) -> Void) {
    guard !isShown else { return completion(nil) }
    isShown = true
    loader { completion($0) }
  }
}

func appear(_ preview: Preview) {
  if !preview.isShown { preview.begin { print($0 ?? 0) } }
}

func reload(_ preview: Preview) {
  preview.beginRepaired { print($0 ?? 0) }
}

actor Reader {
  private(set) var isOpen = false

  func toggle() { isOpen.toggle() }

  func readRepaired(completion: @escaping @Sendable (Int?) -> Void) {
    guard isOpen else { return completion(nil) }
    completion(1)
  }

  private func readOn(completion: @escaping @Sendable (Int?) -> Void) {
    guard isOpen else { return }  // ok: nothing comes between the question of the caller and this one
    completion(1)
  }

  func readOnce() {
    if isOpen { readOn { print($0 ?? 0) } }
  }
}

struct Courier: Sendable {
  private func deliver(on queue: DispatchQueue?, completion: @escaping @Sendable () -> Void) {
    if let queue {
      queue.async { completion() }
    }
  }  // ok: whoever gives no queue does not want to hear of it

  func forget() { deliver(on: nil) {} }

  func deliverThere(_ queue: DispatchQueue) { deliver(on: queue) { print("there") } }

  private func deliverRepaired(on queue: DispatchQueue?, completion: @escaping @Sendable () -> Void) {
    guard let queue else { return completion() }
    queue.async { completion() }
  }

  func deliverHere(completion: @escaping @Sendable () -> Void) { deliverRepaired(on: nil, completion: completion) }
}

private func pick(from lists: [[Int]], completion: @escaping (Int?) -> Void) {
  for list in lists {  // ok: nobody asks for the first of none
    return completion(list.first)
  }
}

func firstOfAll(_ lists: [[Int]], completion: @escaping (Int?) -> Void) {
  guard lists.count > 0 else { return completion(nil) }
  pick(from: lists, completion: completion)
}

func firstOfThese(_ lists: [Int]..., completion: @escaping (Int?) -> Void) { pick(from: lists, completion: completion) }

private func pickRepaired(from lists: [[Int]], completion: @escaping (Int?) -> Void) {
  for list in lists {
    return completion(list.first)
  }
  completion(nil)
}

func firstOfAny(_ lists: [[Int]], completion: @escaping (Int?) -> Void) {
  pickRepaired(from: lists, completion: completion)
}
