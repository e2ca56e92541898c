func bothOrOneRepaired(_ a: Bool, _ b: Bool, completion: @escaping (Int) -> Void) {
  if a == b {
    completion(2)
    return
  }
  if a { completion(1) } else if b { completion(0) }  // ok: they differ
}

func eachOfThree(_ a: Bool, _ b: Bool, completion: @escaping (Int) -> Void) {
  if a && b { completion(2) }
  if a != b { completion(1) }
  if !a && !b { completion(0) }
}

func oneOfTwoRepaired(_ a: Int?, _ b: Int?, completion: @escaping (Int) -> Void) {
  guard (a == nil) != (b == nil) else {
    completion(0)
    return
  }
  if let a { completion(a) } else if let b { completion(b) }  // ok: one of them is there
}

func toldByTypeRepaired(_ value: Any, completion: @escaping (Int) -> Void) {
  guard value is String || value is Int else {
    completion(0)
    return
  }
  if let text = value as? String { completion(text.count) } else if let number = value as? Int { completion(number) }
}

func notEmptyRepaired(_ names: [String]?, completion: @escaping (Int) -> Void) {
  guard names?.isEmpty == false else {
    completion(0)
    return
  }
  if let names { completion(names.count) }  // ok: no list is not a list that is not empty
}

func hasTextRepaired(_ text: String?, completion: @escaping (Bool) -> Void) {
  if (text ?? "").isEmpty {
    completion(false)
    return
  }
  if let text { completion(text.count > 3) }  // ok: without a text it is empty
}
