import Foundation

// One closure for each element, of which that of the last one, or of another certain one, meets the obligation.

final class Shade: Sendable {}

func save(_ number: Int, completion: @escaping @Sendable () -> Void) {
  DispatchQueue.global().async { completion() }
}

func fade(_ shades: [Shade], completion: @escaping @Sendable () -> Void) {
  guard let last = shades.last else { return completion() }
  for shade in shades {
    save(1) { if shade === last { completion() } }  // ok: the last one calls it
  }
}

func saveAll(_ numbers: [Int], completion: @escaping @Sendable () -> Void) {
  if numbers.isEmpty { return completion() }
  for (index, number) in numbers.enumerated() {
    let isLast = index == numbers.count - 1
    save(number) {
      guard isLast else { return }  // ok: as above
      completion()
    }
  }
}

func saveEach(_ numbers: [Int], completion: @escaping @Sendable () -> Void) {
  if numbers.isEmpty { return completion() }
  numbers.enumerated().forEach { index, number in
    save(number) { if index == numbers.endIndex - 1 { completion() } }  // ok: as above
  }
}

func saveRange(_ numbers: [Int], completion: @escaping @Sendable () -> Void) {
  if numbers.isEmpty { return completion() }
  for index in 0..<numbers.count {
    save(numbers[index]) {
      if index < numbers.count - 1 { return }  // ok: as above
      completion()
    }
  }
}
