import Foundation

/// Which one is wanted need not be among them.
func saveFirst(_ numbers: [Int], _ wanted: Int, completion: @escaping @Sendable (Bool) -> Void) {
  if numbers.isEmpty { return completion(false) }
  for number in numbers {
    save(number) {
      if number == wanted { completion(true) }
    }  // want: forgotten-sender "without calling 'completion' (when 'numbers.isEmpty' is false and 'number == wanted' is false)"
  }
}

private func save(_ number: Int, completion: @escaping @Sendable () -> Void) {
  DispatchQueue.global().async { completion() }
}
