func signOfRepaired(_ number: Int, completion: @escaping (Bool) -> Void) {
  switch number {
  case ..<0: completion(false)
  case 0...: completion(true)
  default: break  // ok: each number lies in one of the two
  }
}

func answeredRepaired(_ status: Int, completion: @escaping (Bool) -> Void) {
  switch status {
  case 200...299: completion(true)
  case 300...599: completion(false)
  case Int.min..<200, 600...: completion(false)
  default: break  // ok: none is left
  }
}

func signOfOptionalRepaired(_ number: Int?, completion: @escaping (Int) -> Void) {
  switch number {
  case .some(..<0): completion(-1)
  case .some(0...): completion(1)
  case .none: completion(0)
  default: break
  }
}

func shareRepaired(_ part: Double, completion: @escaping (Bool) -> Void) {
  switch part {
  case ...0: completion(false)
  case 1...: completion(true)
  default: completion(part > 0.5)
  }
}

func howManyRepaired(_ names: [String]?, completion: @escaping (Int) -> Void) {
  let count = names?.count ?? 0
  if count == 0 {
    completion(0)
    return
  }
  guard let names else { return }  // ok: without a list there are none
  completion(names.count)
}
