// Two Booleans that are compared.

func bothOrOne(_ a: Bool, _ b: Bool, completion: @escaping (Int) -> Void) {
  if a == b {
    completion(2)
    return
  }
  if a { completion(1) }
}  // want: forgotten-sender "'a' is false"

func oneOfTwo(_ a: Int?, _ b: Int?, completion: @escaping (Int) -> Void) {
  guard (a == nil) == (b == nil) else {
    completion(0)
    return
  }
  if let a { completion(a) } else if let b { completion(b) }
}  // want: forgotten-sender "'b' is nil"

func toldByType(_ value: Any, completion: @escaping (Int) -> Void) {
  guard value is String || value is Double else {
    completion(0)
    return
  }
  if let text = value as? String { completion(text.count) } else if let number = value as? Int { completion(number) }
}  // want: forgotten-sender "leaves without calling 'completion'"

func notEmpty(_ names: [String]?, completion: @escaping (Int) -> Void) {
  guard names?.isEmpty != true else {
    completion(0)
    return
  }
  if let names { completion(names.count) }
}  // want: forgotten-sender "'names' is nil"

func hasText(_ text: String?, completion: @escaping (Bool) -> Void) {
  if (text ?? "none").isEmpty {
    completion(false)
    return
  }
  if let text { completion(text.count > 3) }
}  // want: forgotten-sender "'text' is nil"
