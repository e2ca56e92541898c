import LeakAST

/// What is known on one path: decisions made, and what literals were stored. Only tests that matter are kept, so that
/// paths that differ in nothing else merge.
public struct Facts: Hashable, Sendable {
  /// By what was tested: of one value many cases may be ruled out.
  private var known: [Value: Answers] = [:]
  /// How many answers there are.
  private var count = 0
  /// The sum of the hashes of all that is known: a search looks for equal facts at each step, and they are changed one by
  /// one.
  private var digest = 0

  public init() {}

  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  public static func == (a: Facts, b: Facts) -> Bool {
    a.digest == b.digest && a.count == b.count && a.known == b.known
  }

  /// The answer to a test that was made itself.
  private func answer(to test: Test) -> Bool? { test.subject.flatMap { known[$0]?[test] } }

  private mutating func set(_ test: Test, _ answer: Bool) {
    guard let subject = test.subject else { return }
    let old = known[subject, default: Answers()].updateValue(answer, for: test)
    if old == answer { return }
    if let old { digest &-= Self.hash(test, old) } else { count += 1 }
    digest &+= Self.hash(test, answer)
  }

  /// Forgets all about the values that `matches` accepts.
  private mutating func remove(where matches: (Value) -> Bool) {
    let gone = known.keys.filter(matches)
    if gone.count == known.count {
      self = Facts()
      return
    }
    for subject in gone {
      for (test, answer) in known.removeValue(forKey: subject)?.all(of: subject) ?? [] {
        count -= 1
        digest &-= Self.hash(test, answer)
      }
    }
  }

  private static func hash(_ test: Test, _ answer: Bool) -> Int {
    var hasher = Hasher()
    hasher.combine(test)
    hasher.combine(answer)
    return hasher.finalize()
  }

  public var isEmpty: Bool { known.isEmpty }

  /// Whether anything is known of a value.
  public func knows(_ value: Value) -> Bool { known[value] != nil }

  /// How `test` comes out on this path, if that is settled.
  public func decide(_ test: Test) -> Bool? {
    if let answer = answer(to: test) { return answer }
    switch test {
    case .isTrue(.literal(.bool(let flag))): return flag
    case .isTrue(.operation(let op, let sides)) where sides.count == 2: return decideOrder(op, sides)
    // A range has what lies between its bounds.
    case .isTrue(.member(.operation("..<", let bounds), "isEmpty")) where bounds.count == 2:
      return decide(.isTrue(.operation("<", bounds))).map { !$0 }
    case .isNil(let value): return decideNil(value)
    case .isCase(let value, let name): return decideCase(value, name)
    default: return nil
    }
  }

  /// Of `a < b`, `a == b` and `b < a` one is true, and no other.
  private func decideOrder(_ op: String, _ sides: [Value]) -> Bool? {
    let turned = Array(sides.reversed())
    let (less, more) = (known[.operation("<", sides)]?.isTrue, known[.operation("<", turned)]?.isTrue)
    let same = known[.operation("==", sides)]?.isTrue ?? known[.operation("==", turned)]?.isTrue
    let others: [Bool?]
    switch op {
    case "<": others = [more, same]
    case "==": others = [less, more]
    default: return nil
    }
    if others.contains(true) { return false }
    return others == [false, false] ? true : nil
  }

  /// The case of an enum that a value certainly is.
  public func knownCase(of value: Value) -> String? { known[value]?.certainCase }

  private func decideNil(_ value: Value) -> Bool? {
    switch value {
    case .literal(.nil): return true
    case .literal, .body, .implicitMember, .aggregate, .tuple, .selfReference: return false
    default:
      if let isEmpty = value.listOfEnd.flatMap({ known[.member($0, "isEmpty")]?.isTrue }) { return isEmpty }
      if let isNone = known[value]?.cases["none"] { return isNone }
      if known[value]?.isSomeCase ?? false { return false }
      let isOfType = known.contains { subject, answers in
        guard case .operation(let op, let parts) = subject, op.hasPrefix("is "), parts == [value] else { return false }
        return answers.isTrue == true
      }
      return isOfType ? false : nil
    }
  }

  private func decideCase(_ value: Value, _ name: String) -> Bool? {
    if case .implicitMember(let written) = value { return written == name }
    guard let answers = known[value] else { return nil }
    if name == "none", answers.isNil == true { return true }
    // It is another one.
    if answers.isSomeCase || answers.isNil == true { return false }
    return Self.counterparts(of: name).contains { answers.cases[$0] == false } ? true : nil
  }

  /// The other case of an enum that has two: those of `Result`, and of a completion that has no value.
  private static func counterparts(of name: String) -> [String] {
    switch name {
    case "success", "finished": ["failure"]
    case "failure": ["success", "finished"]
    default: []
    }
  }

  /// How many facts a path keeps at most. To know less is to look at more paths, never at fewer.
  private static let limit = 64

  public mutating func learn(_ test: Test, _ answer: Bool) {
    guard count < Self.limit || answer || self.answer(to: test) != nil else { return }
    set(test, answer)
    // What has a first or a last element is not empty.
    if case .isNil(let value) = test, let list = value.listOfEnd { set(.isTrue(.member(list, "isEmpty")), answer) }
  }

  /// Forgets everything about a value and what is reached through it.
  public mutating func forget(_ value: Value) { forget { $0 == value } }

  /// Forgets every fact in whose subject `matches` holds for some part.
  public mutating func forget(where matches: (Value) -> Bool) {
    guard !known.isEmpty else { return }
    remove { $0.contains(where: matches) }
  }

  /// Forgets what code that is not on this path may have changed meanwhile.
  public mutating func forgetShared(in file: FlowFile) {
    forget { value in
      switch value {
      case .global: return !file.isConstantMember(value)
      case .variable(let id): return !file[id].isLet && file[id].isAssignedInClosure
      default: return false
      }
    }
  }

  /// The value was set to `source`: what is known of that is now known of `value`.
  public mutating func assign(_ value: Value, from source: Value, enumCase: String?) {
    learn(value, as: source, in: self, enumCase: enumCase)
  }

  /// What is known of `source` there is known of `value` here.
  public mutating func learn(_ value: Value, as source: Value, in other: Facts, enumCase: String?) {
    switch source {
    case .literal(.bool(let flag)):
      learn(.isTrue(value), flag)
      learn(.isNil(value), false)
    case .literal(.nil): learn(.isNil(value), true)
    case .literal, .body, .aggregate, .tuple: learn(.isNil(value), false)
    default: for (test, answer) in other.known[source]?.all(of: value) ?? [] { set(test, answer) }
    }
    if let enumCase { learn(.isCase(value, enumCase), true) }
  }

  /// What is known here and there.
  public func common(with other: Facts) -> Facts {
    var result = Facts()
    for (subject, answers) in known {
      for (test, answer) in answers.all(of: subject) where other.answer(to: test) == answer { result.set(test, answer) }
    }
    return result
  }

  /// The facts whose subjects `keep` accepts.
  public func filtered(_ keep: (Value) -> Bool) -> Facts {
    var result = self
    result.remove { !keep($0) }
    return result
  }
}

extension Value {
  /// The collection of which this is the first or the last element.
  fileprivate var listOfEnd: Value? {
    switch self {
    case .member(let list, "first"), .member(let list, "last"): list
    default: nil
    }
  }
}

/// What is known of one value.
private struct Answers: Hashable, Sendable {
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
