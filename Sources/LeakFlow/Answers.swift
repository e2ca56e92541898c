/// What is known of one value.
struct Answers: Hashable, Sendable {
  private(set) var isTrue: Bool?
  private(set) var isNil: Bool?
  private(set) var cases: [String: Bool] = [:]
  /// One of the cases is the one.
  private(set) var isSomeCase = false

  var certainCase: String? { isSomeCase ? cases.filter { $0.value }.keys.min() : nil }

  subscript(_ test: Test) -> Bool? {
    switch test {
    case .isTrue: isTrue
    case .isNil: isNil
    case .isCase(_, let name): cases[name]
    case .opaque: nil
    }
  }

  mutating func updateValue(_ answer: Bool, for test: Test) -> Bool? {
    let old = self[test]
    switch test {
    case .isTrue: isTrue = answer
    case .isNil: isNil = answer
    case .isCase(_, let name):
      cases[name] = answer
      isSomeCase = answer || isSomeCase && cases.values.contains(true)
    case .opaque: break
    }
    return old
  }

  func all(of value: Value) -> [(Test, Bool)] {
    [isTrue.map { (.isTrue(value), $0) }, isNil.map { (.isNil(value), $0) }].compactMap { $0 }
      + cases.map { (.isCase(value, $0.key), $0.value) }
  }
}
