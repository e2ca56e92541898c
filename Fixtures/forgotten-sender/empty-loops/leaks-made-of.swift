// Lists of which one says nothing of the other: some elements are left out, or have been taken out since.

func firstOfFiltered(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  let large = Set(numbers.filter { $0 > 2 })
  if numbers.isEmpty { return completion(0) }
  if let first = large.first { completion(first) }
}  // want: forgotten-sender "'large.first' is nil"

func afterRemoval(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var left = numbers
  let unique = Set(left)
  left.removeAll { $0 > 3 }
  guard !unique.isEmpty else { return completion(0) }
  for number in left { return completion(number) }
}  // want: forgotten-sender "'left' is empty"

func oneSide(_ names: [String], _ numbers: [Int], completion: @escaping (String) -> Void) {
  if names.isEmpty { return completion("none") }
  for (name, number) in zip(names, numbers) { return completion("\(name) \(number)") }
}  // want: forgotten-sender "'zip(…)' is empty"

func secondByIterator(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  guard !numbers.isEmpty else { return completion(0) }
  var iterator = numbers.makeIterator()
  _ = iterator.next()
  guard let second = iterator.next() else { return }  // want: forgotten-sender "'iterator.next()' is nil"
  completion(second)
}

/// What was made of it is not empty because it is now.
func ofWhatWas(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var left = numbers
  let following = left.map { $0 + 1 }
  left = []
  if left.isEmpty { print("none is left") } else { return completion(1) }
  if let first = following.first { completion(first) }
}  // want: forgotten-sender "'following.first' is nil"
