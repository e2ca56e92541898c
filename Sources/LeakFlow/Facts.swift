import LeakAST

/// What is known on one path: decisions made, and what literals were stored. Only tests that matter are kept, so that
/// paths that differ in nothing else merge.
public struct Facts: Hashable, Sendable {
  /// By what was tested: of one value many cases may be ruled out.
  private(set) var known: [Value: Answers] = [:]
  /// Constants that were given what a place had, and has still.
  var copies: [Value: Value] = [:]
  /// Between what bounds numbers lie that a path has counted.
  var numbers: [Value: Bounds] = [:]
  /// How many answers there are.
  private var count = 0
  /// The sum of the hashes of all that is known: a search looks for equal facts at each step, and they are changed one by
  /// one.
  private var digest = 0

  public init() {}

  public func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
    if !numbers.isEmpty { hasher.combine(numbers) }
  }

  public static func == (a: Facts, b: Facts) -> Bool {
    a.digest == b.digest && a.count == b.count && a.numbers == b.numbers && a.known == b.known && a.copies == b.copies
  }

  /// The answer to a test that was made itself.
  func answer(to test: Test) -> Bool? { test.subject.flatMap { known[$0]?[test] } }

  mutating func set(_ test: Test, _ answer: Bool) {
    guard let subject = test.subject else { return }
    let old = known[subject, default: Answers()].updateValue(answer, for: test)
    if old == answer { return }
    if let old { digest &-= Self.hash(test, old) } else { count += 1 }
    digest &+= Self.hash(test, answer)
  }

  /// Forgets all about the values that `matches` accepts.
  private mutating func remove(where matches: (Value) -> Bool) {
    if !numbers.isEmpty { numbers = numbers.filter { !matches($0.key) } }
    let gone = known.keys.filter(matches)
    if gone.count == known.count {
      (known, count, digest) = ([:], 0, 0)
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

  /// How many facts a path keeps at most. To know less is to look at more paths, never at fewer.
  public static let limit = 64

  public mutating func learn(_ test: Test, _ answer: Bool) {
    guard count < Self.limit || answer || self.answer(to: test) != nil else { return }
    set(test, answer)
    narrow(by: test, answer)
    learnOriginal(of: test, answer)
    // What has a first or a last element is not empty.
    if case .isNil(let value) = test, let list = value.listOfEnd {
      let emptiness = Test.isTrue(.member(list, "isEmpty"))
      set(emptiness, answer)
      learnOriginal(of: emptiness, answer)
    }
  }

  /// Forgets everything about a value and what is reached through it.
  public mutating func forget(_ value: Value) { forget { $0 == value } }

  /// Forgets every fact in whose subject `matches` holds for some part.
  public mutating func forget(where matches: (Value) -> Bool) {
    guard !isEmpty else { return }
    let heirs = copies.count > 1 ? heirs(ofWhat: matches) : []
    remove { $0.contains(where: matches) }
    if !copies.isEmpty {
      copies = copies.filter { !$0.key.contains(where: matches) && !$0.value.contains(where: matches) }
    }
    for heir in heirs { inherit(heir) }
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
    case .literal(.number(let text)):
      learn(.isNil(value), false)
      numbers[value] = Int(text).map(Bounds.init(_:))
    case .literal, .body, .aggregate, .tuple: learn(.isNil(value), false)
    default:
      for (test, answer) in other.known[source]?.all(of: value) ?? [] { set(test, answer) }
      numbers[value] = other.numbers[source]
    }
    if let enumCase { learn(.isCase(value, enumCase), true) }
  }

  /// What is known here and there.
  public func common(with other: Facts) -> Facts {
    var result = Facts()
    for (subject, answers) in known {
      for (test, answer) in answers.all(of: subject) where other.answer(to: test) == answer { result.set(test, answer) }
    }
    result.copies = copies.filter { other.copies[$0.key] == $0.value }
    result.numbers = numbers.filter { other.numbers[$0.key] == $0.value }
    return result
  }

  /// The facts whose subjects `keep` accepts.
  public func filtered(_ keep: (Value) -> Bool) -> Facts {
    var result = self
    result.remove { !keep($0) }
    if !copies.isEmpty { result.copies = copies.filter { keep($0.key) } }
    return result
  }
}
