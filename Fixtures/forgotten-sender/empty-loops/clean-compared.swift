// That there is something is said by a comparison.

func ask(_ number: Int, _ done: @escaping @Sendable () -> Void) { done() }

func inTurn(_ count: Int, completion: @escaping @Sendable () -> Void) {
  guard count != 0 else { return completion() }
  for number in 0..<count {  // ok: a range that ends before it begins traps
    ask(number) { if number == count - 1 { completion() } }
  }
}

func byCount(_ items: [Int], completion: @escaping @Sendable () -> Void) {
  switch items.count {
  case 0: completion()
  case 1: ask(items[0]) { completion() }
  default:
    nonisolated(unsafe) var left = items.count
    for item in items {  // ok: there are two at least
      ask(item) {
        left -= 1
        if left == 0 { completion() }
      }
    }
  }
}
