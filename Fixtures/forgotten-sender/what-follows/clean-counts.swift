import Foundation

func pairOfRepaired(_ text: String, completion: @escaping (Bool) -> Void) {
  let parts = text.split(separator: ":")
  guard parts.count == 2 else {
    completion(false)
    return
  }
  if let key = parts.first, let value = parts.last { completion(key == value) }  // ok: two have a first and a last
}

/// The same, where it is asked later.
func pairOfLater(_ text: String, on queue: DispatchQueue, completion: @escaping (Bool) -> Void) {
  let parts = text.split(separator: ":")
  guard parts.count == 2 else {
    completion(false)
    return
  }
  queue.async {
    if let key = parts.first, let value = parts.last { completion(key == value) }
  }
}

func lowestOfRepaired(_ numbers: Set<Int>, _ others: Set<Int>, completion: @escaping (Int) -> Void) {
  let left = numbers.subtracting(others)
  guard !left.isEmpty else {
    completion(0)
    return
  }
  guard let lowest = left.min() else { return }  // ok: it has some
  completion(lowest)
}

func longestOf(_ names: [String], completion: @escaping (String) -> Void) {
  if names.count < 3 { return completion("") }
  guard let longest = names.max(by: { $0.count < $1.count }) else { return }  // ok: three have a longest
  completion(longest)
}

func anyOfRepaired(_ names: [String], completion: @escaping (String) -> Void) {
  if names.isEmpty {
    completion("none")
    return
  }
  guard let name = names.randomElement() else { return }  // ok: it has some
  completion(name)
}

func secondToLastRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  var sorted = numbers.sorted()
  guard sorted.count >= 2 else {
    completion(0)
    return
  }
  if let last = sorted.popLast() { completion(last) }  // ok: of two, one is the last
}

func oneOrMoreRepaired(_ names: [String], completion: @escaping (Bool) -> Void) {
  if names.count == 1 {
    completion(true)
  } else if names.count > 1 {
    completion(false)
  } else if names.isEmpty {
    completion(false)  // ok: neither one nor more
  }
}

/// No number is left out.
func upToThree(_ names: [String], completion: @escaping (Int) -> Void) {
  if names.count >= 3 {
    completion(3)
  } else if names.count == 2 {
    completion(2)
  } else if names.count == 1 {
    completion(1)
  } else if names.first == nil {
    completion(0)
  }
}

final class SharedNamesRepaired {
  private var names: [String] = []

  func add(_ name: String) { names.append(name) }

  func clear() { names.removeAll() }

  func newestRepaired(completion: @escaping (String) -> Void) {
    guard names.count > 1 else {
      completion("")
      return
    }
    if let name = names.last { completion(name) }  // ok: nothing has been taken out
    clear()
  }
}

/// Unwrapped under the same name.
func firstOfSomeOthersRepaired(_ names: [String]?, completion: @escaping (String) -> Void) {
  guard let names, !names.isEmpty else {
    completion("")
    return
  }
  if let first = names.first { completion(first) }  // ok: it has some
}
