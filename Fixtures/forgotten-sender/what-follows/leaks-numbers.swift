// Ranges that are written out, and numbers that an optional gives.

func signOf(_ number: Int, completion: @escaping (Bool) -> Void) {
  switch number {
  case ..<0: completion(false)
  case 1...: completion(true)
  default: break
  }
}  // want: forgotten-sender "leaves without calling 'completion'"

func answered(_ status: Int, completion: @escaping (Bool) -> Void) {
  switch status {
  case 200...299: completion(true)
  case 301...599: completion(false)
  case Int.min..<200, 600...: completion(false)
  default: break
  }
}  // want: forgotten-sender "leaves without calling 'completion'"

func signOfOptional(_ number: Int?, completion: @escaping (Int) -> Void) {
  switch number {
  case .some(..<0): completion(-1)
  case .some(0..<10): completion(1)
  case .none: completion(0)
  default: break
  }
}  // want: forgotten-sender "leaves without calling 'completion'"

/// A number that need not be whole.
func share(_ part: Double, completion: @escaping (Bool) -> Void) {
  switch part {
  case ...0: completion(false)
  case 1...: completion(true)
  default: break
  }
}  // want: forgotten-sender "leaves without calling 'completion'"

func howMany(_ names: [String]?, completion: @escaping (Int) -> Void) {
  let count = names?.count ?? 1
  if count == 0 {
    completion(0)
    return
  }
  guard let names else { return }  // want: forgotten-sender "'names' is nil"
  completion(names.count)
}
