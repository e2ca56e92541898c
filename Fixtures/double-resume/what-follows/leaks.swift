// Conditions that can hold together.

func bothThenOne(_ a: Bool, _ b: Bool, completion: @escaping (Int) -> Void) {
  if a || b { completion(2) }
  if a != b { completion(1) }  // want: double-resume "completion"
  if !a && !b { completion(0) }
}

func noneThenFirst(_ numbers: [Int], completion: @escaping (Int) -> Void) {
  if numbers.count < 2 { completion(0) }
  if let first = numbers.first { completion(first) }  // want: double-resume "completion"
  else if numbers.count == 1 { completion(1) }
}

func manyThenFirst(_ numbers: [Int], completion: @escaping (Int?) -> Void) {
  if numbers.count > 3 { completion(nil) }
  numbers.first.map { completion($0) } ?? completion(0)  // want: double-resume "completion"
}
