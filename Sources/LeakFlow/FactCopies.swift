/// Constants that have what a place had when they were made: `let wasOpen = isOpen`, `let isIdle = waiter == nil`. As long as the place
/// is not given anything else, what is known of one is known of the other.
extension Facts {
  /// A constant was given what a place has, or a Boolean that is made of such.
  public mutating func copy(_ constant: Value, of original: Value) {
    guard copies.count < Self.copyLimit else { return }
    // Of a call, what it has asked.
    if let asked = original.isCall ? copies[original] : original, asked.isMadeOfPlaces { copies[constant] = asked }
  }

  /// Something has changed what a collection has in it.
  public mutating func forgetContents(of list: Value) {
    if copies.isEmpty, known.isEmpty { return }
    copies = copies.filter { !$0.value.contains { $0.isContent(of: list) } }
    if known.keys.contains(where: { $0.isMembership(in: list) }) { forget { $0.isMembership(in: list) } }
  }

  /// The same, of what may itself be such a copy.
  public mutating func copy(_ constant: Value, ofOrigin original: Value) {
    copy(constant, of: copies[original] ?? original)
  }

  /// Several copies of what changes: they have what that was, each as the others.
  struct Heirs {
    var copies: [Value]
    var answers: [(Test, Bool)]
  }

  func heirs(ofWhat matches: (Value) -> Bool) -> [Heirs] {
    let left = copies.filter {
      $0.value.isPlace && $0.value.contains(where: matches) && !$0.key.contains(where: matches) && $0.key.isPlace
    }
    guard left.count > 1 else { return [] }
    return Dictionary(grouping: left, by: \.value).compactMap { original, copies in
      guard copies.count > 1 else { return nil }
      let keys = copies.map(\.key).sorted { String(describing: $0) < String(describing: $1) }
      return Heirs(copies: keys, answers: known[original]?.all(of: keys[0]) ?? [])
    }
  }

  /// The first of them stands for all.
  mutating func inherit(_ heirs: Heirs) {
    guard let first = heirs.copies.first else { return }
    for (test, answer) in heirs.answers where self.answer(to: test) == nil { set(test, answer) }
    for copy in heirs.copies.dropFirst() { copies[copy] = first }
  }

  /// Whether two constants are known to have the same, as both were given what one place had.
  public func areCopies(_ one: Value, _ other: Value) -> Bool {
    guard !copies.isEmpty else { return false }
    return copies[one] ?? one == copies[other] ?? other
  }

  private static let copyLimit = 8

  /// What a test of a copy says of what it was made of.
  mutating func learnOriginal(of test: Test, _ answer: Bool) {
    guard !copies.isEmpty, let subject = test.subject, let original = copies[subject] else { return }
    if case .isTrue = test { return learn(original, answer) }
    if original.isAskable, let asked = test.asked(of: original) { set(asked, answer) }
  }

  private mutating func learn(_ made: Value, _ answer: Bool) {
    switch made {
    case .operation("&&", let parts):
      if answer { for part in parts { learn(part, true) } }
    case .operation("||", let parts):
      if !answer { for part in parts { learn(part, false) } }
    case .operation("!", let parts): if let part = parts.first { learn(part, !answer) }
    case .operation("==", let parts) where parts.last == .literal(.nil): set(.isNil(parts[0]), answer)
    case .operation("!=", let parts) where parts.last == .literal(.nil): set(.isNil(parts[0]), !answer)
    default: if made.isAskable { set(.isTrue(made), answer) }
    }
  }

  /// What is known of the original decides of its copy.
  func decideOriginal(of test: Test) -> Bool? {
    guard !copies.isEmpty, let subject = test.subject, let original = copies[subject] else { return nil }
    if case .isTrue = test { return decide(made: original) }
    return original.isAskable ? test.asked(of: original).flatMap(answer) : nil
  }

  private func decide(made: Value) -> Bool? {
    switch made {
    case .operation("&&", let parts): return Self.combine(parts.map(decide(made:)), settledBy: false)
    case .operation("||", let parts): return Self.combine(parts.map(decide(made:)), settledBy: true)
    case .operation("!", let parts): return parts.first.flatMap(decide(made:)).map { !$0 }
    case .operation("==", let parts) where parts.last == .literal(.nil): return answer(to: .isNil(parts[0]))
    case .operation("!=", let parts) where parts.last == .literal(.nil): return answer(to: .isNil(parts[0])).map { !$0 }
    default: return made.isAskable ? answer(to: .isTrue(made)) : nil
    }
  }

  private static func combine(_ parts: [Bool?], settledBy answer: Bool) -> Bool? {
    if parts.contains(answer) { return answer }
    return parts.contains(nil) ? nil : !answer
  }
}

extension Value {
  /// A variable, a member, or a member of such.
  public var isPlace: Bool {
    switch self {
    case .variable, .global: true
    case .member(let base, _): base == .selfReference || base.isPlace
    default: false
    }
  }

  /// Whether it is a place, or a question about places.
  var isMadeOfPlaces: Bool {
    switch self {
    case .operation("&&", let parts), .operation("||", let parts), .operation("!", let parts):
      parts.allSatisfy(\.isMadeOfPlaces)
    case .operation("==", let parts), .operation("!=", let parts):
      parts.count == 2 && parts[0].isAskable && parts[1] == .literal(.nil)
    default: isAskable
    }
  }

  /// A place, an entry of a dictionary, or whether a collection has an element.
  fileprivate var isAskable: Bool {
    switch self {
    case .operation("[]", let parts), .operation(Value.membership, let parts):
      parts.count == 2 && parts[0].isPlace && (parts[1].isPlace || parts[1].isLiteral)
    default: isPlace
    }
  }

  private var isLiteral: Bool { if case .literal = self { true } else { false } }

  private static var membership: String { "contains" }

  /// Whether a list has an element.
  public static func isIn(_ list: Value, _ element: Value) -> Value { .operation(membership, [list, element]) }

  /// Whether it asks for an element of a list.
  fileprivate func isMembership(in list: Value) -> Bool {
    if case .operation(Self.membership, let parts) = self { parts.first == list } else { false }
  }

  /// The same, or an entry of a dictionary.
  fileprivate func isContent(of list: Value) -> Bool {
    if case .operation("[]", let parts) = self { parts.first == list } else { isMembership(in: list) }
  }

  /// The places of which a copy tells.
  public var placesAsked: [Value] {
    switch self {
    case .operation("&&", let parts), .operation("||", let parts), .operation("!", let parts):
      parts.flatMap(\.placesAsked)
    case .operation("==", let parts), .operation("!=", let parts):
      parts.count == 2 && parts[1] == .literal(.nil) ? parts[0].placesAsked : []
    default: isAskable ? [self] : []
    }
  }
}

extension Test {
  /// The same asked of another value.
  fileprivate func asked(of value: Value) -> Test? {
    switch self {
    case .isTrue: .isTrue(value)
    case .isNil: .isNil(value)
    case .isCase(_, let name): .isCase(value, name)
    case .opaque: nil
    }
  }
}
