// Lists that are made of one another are all empty, or none of them is.

protocol Shelf: Sendable {
  func load(_ number: Int, completion: @escaping @Sendable (Int?) -> Void)
}

func firstOfSet(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  let unique = Set(numbers)
  if numbers.isEmpty { completion(0) } else if let first = unique.first { completion(first) }
}

/// The set is asked, the list gone through.
func allOfSet(_ numbers: [Int], _ shelf: any Shelf, completion: @escaping @Sendable () -> Void) {
  nonisolated(unsafe) var pending = Set(numbers)
  guard !pending.isEmpty else { return completion() }
  for number in numbers {
    shelf.load(number) { _ in
      pending.remove(number)
      if pending.isEmpty { completion() }
    }
  }
}

func allOfIndices(_ jobs: [(@escaping (Int) -> Void) -> Void], completion: @escaping (Int) -> Void) {
  var pending = Set(jobs.indices)
  if pending.isEmpty { return completion(0) }
  for (index, job) in jobs.enumerated() {
    job { _ in
      guard pending.remove(index) != nil else { return }
      if pending.isEmpty { completion(jobs.count) }
    }
  }
}

func pairs(_ names: [String], _ numbers: [Int], completion: @escaping (String) -> Void) {
  guard !names.isEmpty, !numbers.isEmpty else { return completion("none") }
  for (name, number) in zip(names, numbers) { return completion("\(name) \(number)") }
}

/// Of one list both sides are made.
func pairsOfOne(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  if numbers.isEmpty { return completion(0) }
  let next = numbers.map { $0 + 1 }
  for (number, following) in zip(numbers, next) { return completion(number + following) }
}

func firstByIterator(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  guard !numbers.isEmpty else { return completion(0) }
  var iterator = numbers.makeIterator()
  guard let first = iterator.next() else { return }
  completion(first)
}

func grouped(_ numbers: [Int], completion: @escaping (Bool) -> Void) {
  let byParity = Dictionary(grouping: numbers) { $0 % 2 == 0 }
  if numbers.isEmpty { return completion(false) }
  for (isEven, _) in byParity { return completion(isEven) }
}

func keyed(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  let byNumber = Dictionary(numbers.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
  if byNumber.isEmpty { return completion(0) }
  for number in numbers { return completion(number) }
}

/// The copy is made before anything is asked.
func lastOfCopy(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var stack = numbers
  guard !numbers.isEmpty else { return completion(0) }
  if let last = stack.popLast() { completion(last) }
}

/// Two of one, which itself is not asked.
func twoOfOne(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  let unique = Set(numbers)
  let sorted = numbers.sorted()
  guard let first = sorted.first else { return completion(0) }
  for number in unique { return completion(number + first) }
}

// The repaired twins of what leaks.

func firstOfFilteredRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  let large = Set(numbers.filter { $0 > 2 })
  if numbers.isEmpty { return completion(0) }
  if let first = large.first { completion(first) } else { completion(0) }
}

func afterRemovalRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var left = numbers
  let unique = Set(left)
  left.removeAll { $0 > 3 }
  guard !unique.isEmpty else { return completion(0) }
  for number in left { return completion(number) }
  completion(0)
}

func oneSideRepaired(_ names: [String], _ numbers: [Int], completion: @escaping (String) -> Void) {
  if names.isEmpty { return completion("none") }
  for (name, number) in zip(names, numbers) { return completion("\(name) \(number)") }
  completion("none")
}

func secondByIteratorRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  guard !numbers.isEmpty else { return completion(0) }
  var iterator = numbers.makeIterator()
  _ = iterator.next()
  guard let second = iterator.next() else { return completion(0) }
  completion(second)
}

func ofWhatWasRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var left = numbers
  let following = left.map { $0 + 1 }
  left = []
  if left.isEmpty { print("none is left") } else { return completion(1) }
  if let first = following.first { completion(first) } else { completion(0) }
}
