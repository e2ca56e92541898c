import Foundation

// How many elements a list has, and whether it has any: what is asked does not follow from what was.

func pairOf(_ text: String, completion: @escaping (Bool) -> Void) {
  let parts = text.split(separator: ":")
  guard parts.count != 2 else {
    completion(false)
    return
  }
  if let key = parts.first, let value = parts.last { completion(key == value) }
}  // want: forgotten-sender "'parts.first' is nil"

func lowestOf(_ numbers: Set<Int>, _ others: Set<Int>, completion: @escaping (Int) -> Void) {
  guard !numbers.isEmpty else {
    completion(0)
    return
  }
  let left = numbers.subtracting(others)
  guard let lowest = left.min() else { return }  // want: forgotten-sender "'left.min()' is nil"
  completion(lowest)
}

func anyOf(_ names: [String], completion: @escaping (String) -> Void) {
  if names.isEmpty { print("none") }
  guard let name = names.randomElement() else { return }  // want: forgotten-sender "'names.isEmpty' is true"
  completion(name)
}

func secondToLast(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var sorted = numbers.sorted()
  guard sorted.count >= 1 else {
    completion(0)
    return
  }
  sorted.removeLast()
  if let last = sorted.popLast() { completion(last) }
}  // want: forgotten-sender "'sorted.popLast()' is nil"

func oneOrMore(_ names: [String], completion: @escaping (Bool) -> Void) {
  if names.count == 2 {
    completion(true)
  } else if names.count > 2 {
    completion(false)
  } else if names.isEmpty {
    completion(false)
  }
}  // want: forgotten-sender "'names.isEmpty' is false"

/// A list that others add to.
final class SharedNames {
  private var names: [String] = []

  func add(_ name: String) { names.append(name) }

  func clear() { names.removeAll() }

  func newest(completion: @escaping (String) -> Void) {
    guard names.count > 1 else {
      completion("")
      return
    }
    clear()
    if let name = names.last { completion(name) }
  }  // want: forgotten-sender "'names.last' is nil"
}

func firstOfSomeOthers(_ names: [String]?, _ others: [String], completion: @escaping (String) -> Void) {
  guard let names, !others.isEmpty else {
    completion("")
    return
  }
  if let first = names.first { completion(first) }
}  // want: forgotten-sender "'names.first' is nil"
