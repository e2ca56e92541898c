import LeakAST

/// What is known on one path: decisions made, and what literals were stored. Only tests that matter are kept, so that
/// paths that differ in nothing else merge.
public struct Facts: Hashable, Sendable {
  private var known: [Test: Bool] = [:]
  /// The sum of the hashes of all that is known: a search looks for equal facts at each step, and they are changed one by
  /// one.
  private var digest = 0

  public init() {}

  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  private mutating func set(_ test: Test, _ answer: Bool) {
    if let old = known.updateValue(answer, forKey: test) {
      if old == answer { return }
      digest &-= Self.hash(test, old)
    }
    digest &+= Self.hash(test, answer)
  }

  /// Forgets what `matches` accepts.
  private mutating func remove(where matches: (Test) -> Bool) {
    let gone = known.filter { matches($0.key) }
    if gone.count == known.count {
      (known, digest) = ([:], 0)
      return
    }
    for (test, answer) in gone {
      known[test] = nil
      digest &-= Self.hash(test, answer)
    }
  }

  private static func hash(_ test: Test, _ answer: Bool) -> Int {
    var hasher = Hasher()
    hasher.combine(test)
    hasher.combine(answer)
    return hasher.finalize()
  }

  public var isEmpty: Bool { known.isEmpty }

  /// How `test` comes out on this path, if that is settled.
  public func decide(_ test: Test) -> Bool? {
    if let answer = known[test] { return answer }
    switch test {
    case .isTrue(.literal(.bool(let flag))): return flag
    case .isNil(let value): return decideNil(value)
    case .isCase(let value, let name): return decideCase(value, name)
    default: return nil
    }
  }

  private func decideNil(_ value: Value) -> Bool? {
    switch value {
    case .literal(.nil): return true
    case .literal, .body, .implicitMember, .aggregate, .tuple, .selfReference: return false
    default:
      for (test, answer) in known where answer {
        if case .isCase(value, _) = test { return false }
        if case .isTrue(.operation(let op, let parts)) = test, op.hasPrefix("is "), parts == [value] { return false }
      }
      return nil
    }
  }

  private func decideCase(_ value: Value, _ name: String) -> Bool? {
    if case .implicitMember(let written) = value { return written == name }
    for (test, answer) in known where answer {
      if case .isCase(value, let other) = test { return other == name }
      if case .isNil(value) = test { return false }
    }
    return Self.counterparts(of: name).contains { known[.isCase(value, $0)] == false } ? true : nil
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
    guard known.count < Self.limit || answer || known[test] != nil else { return }
    set(test, answer)
  }

  /// Forgets everything about a value and what is reached through it.
  public mutating func forget(_ value: Value) {
    guard !known.isEmpty else { return }
    forget { $0 == value }
  }

  /// Forgets every fact in whose subject `matches` holds for some part.
  public mutating func forget(where matches: (Value) -> Bool) {
    guard !known.isEmpty else { return }
    remove { $0.subject?.contains(where: matches) ?? true }
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
    switch source {
    case .literal(.bool(let flag)):
      learn(.isTrue(value), flag)
      learn(.isNil(value), false)
    case .literal(.nil): learn(.isNil(value), true)
    case .literal, .body, .aggregate, .tuple: learn(.isNil(value), false)
    default: copy(from: source, to: value)
    }
    if let enumCase { learn(.isCase(value, enumCase), true) }
  }

  private mutating func copy(from source: Value, to value: Value) {
    var copies: [(Test, Bool)] = []
    for (test, answer) in known where test.subject == source {
      switch test {
      case .isTrue: copies.append((.isTrue(value), answer))
      case .isNil: copies.append((.isNil(value), answer))
      case .isCase(_, let name): copies.append((.isCase(value, name), answer))
      case .opaque: break
      }
    }
    for (test, answer) in copies { set(test, answer) }
  }

  /// The facts whose subjects `keep` accepts.
  public func filtered(_ keep: (Value) -> Bool) -> Facts {
    var result = self
    result.remove { !($0.subject.map(keep) ?? false) }
    return result
  }
}
