/// How much a finding weighs. The order is by weight.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable, Codable {
  case note, warning, error

  private var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
  public static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }
}

/// A range as readers see it: a path and two positions.
public struct Place: Hashable, Sendable, Codable {
  /// Path relative to the current folder where the file lies below it, absolute otherwise.
  public var file: String
  public var start: Position
  public var end: Position
  public init(file: String, start: Position, end: Position) {
    self.file = file
    self.start = start
    self.end = end
  }
}

/// A place with the sentence that belongs to it: a related place or one step of a path.
public struct Remark: Hashable, Sendable, Codable {
  public var place: Place
  public var message: String
  /// Which of the two sides of a wait the step belongs to.
  public var side: Side
  public enum Side: String, Hashable, Sendable, Codable { case waiter, other }
  public init(place: Place, message: String, side: Side = .other) {
    self.place = place
    self.message = message
    self.side = side
  }
}

/// One finding of one rule about one obligation, complete enough for every reporter.
public struct Finding: Hashable, Sendable, Codable {
  public var rule: String
  public var severity: Severity
  public var place: Place
  /// Stands alone and names things.
  public var message: String
  /// The primitive whose obligation is lost, as users know it: `AsyncChannel`, `CheckedContinuation`.
  public var primitive: String
  /// The enclosing declaration, as `name(label:)`, or `""` at the top level of a file.
  public var function: String
  /// The beginning, the waiter and every other exit.
  public var related: [Remark]
  /// The way from the beginning to the exit, step by step.
  public var path: [Remark]
  public var fixes: [Fix]
  /// Who hangs, for how long, and whether anything of it is seen at run time: one sentence without a full stop.
  public var consequence = ""
  /// Stays the same when unrelated lines move. Hex digits.
  public var fingerprint: String

  public init(
    rule: String, severity: Severity, place: Place, message: String, primitive: String, function: String,
    related: [Remark] = [], path: [Remark] = [], fixes: [Fix] = [], fingerprint: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.message = message
    self.primitive = primitive
    self.function = function
    self.related = related
    self.path = path
    self.fixes = fixes
    self.fingerprint = fingerprint
  }

  /// The order of output: file, line, column, rule; then the rest, so that it is total.
  public static func reportOrder(_ a: Finding, _ b: Finding) -> Bool {
    if a.place.file != b.place.file { return a.place.file < b.place.file }
    if a.place.start != b.place.start { return a.place.start < b.place.start }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.message != b.message { return a.message < b.message }
    return a.fingerprint < b.fingerprint
  }
}

/// A repair: a title and the edits that carry it out together.
public struct Fix: Hashable, Sendable, Codable {
  public var title: String
  /// Whether it may be applied without a look at it.
  public var safe: Bool
  public var edits: [Edit]
  public init(title: String, safe: Bool, edits: [Edit]) {
    self.title = title
    self.safe = safe
    self.edits = edits
  }
}

/// Replaces the text at `place` by `text`.
public struct Edit: Hashable, Sendable, Codable {
  public var place: Place
  public var text: String
  public init(place: Place, text: String) {
    self.place = place
    self.text = text
  }
}
