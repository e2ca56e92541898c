func bothThenOneRepaired(_ a: Bool, _ b: Bool, completion: @escaping (Int) -> Void) {
  if a && b { completion(2) }
  if a != b { completion(1) }  // ok: not where both hold
  if !a && !b { completion(0) }
}

func noneThenFirstRepaired(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  if numbers.count < 1 { completion(0) }
  if let first = numbers.first { completion(first) }  // ok: not where there is none
}

func manyThenFirstRepaired(_ numbers: [Int], completion: @escaping (Int?) -> Void) {
  if numbers.isEmpty { completion(nil) }
  numbers.first.map { completion($0) }  // ok: not where there is none
}
