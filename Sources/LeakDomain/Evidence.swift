/// What one analysis of the engine found out. A rule picks the kinds of which it has something to say.
public enum Evidence: Sendable {
  /// One obligation over the paths of its scope.
  case obligation(Verdict)
  /// Obligations that a type keeps.
  case stored(StoredVerdict)
  /// A comment that silences nothing, or that cannot be read.
  case ignoreComment(IgnoreFault)
  /// A child process whose output nobody reads in time.
  case pipe(PipeVerdict)
  /// A wait that its own circumstances keep from ending.
  case wait(WaitVerdict)
  /// A task that does not end.
  case task(TaskVerdict)

  /// What a finding about it names.
  public var subject: Subject {
    switch self {
    case .obligation(let verdict):
      Subject(primitive: verdict.primitive.name, carrier: verdict.carrier, function: verdict.function)
    case .stored(let verdict):
      Subject(primitive: verdict.primitive.name, carrier: verdict.slot, function: verdict.function)
    case .ignoreComment(let fault): Subject(primitive: "comment", carrier: fault.text, function: fault.function)
    case .pipe(let verdict):
      Subject(primitive: "Pipe", carrier: verdict.pipes.joined(separator: ", "), function: verdict.function)
    case .wait(let verdict):
      Subject(primitive: verdict.primitive, carrier: verdict.carrier, function: verdict.function)
    case .task(let verdict): Subject(primitive: "Task", carrier: "", function: verdict.function)
    }
  }
}

/// What a finding is about, in the names of the source.
public struct Subject: Hashable, Sendable {
  /// As users know it: `CheckedContinuation`, `AsyncStream`.
  public var primitive: String
  /// The carrier's name in the source: `continuation`, `group`.
  public var carrier: String
  /// The enclosing declaration, as `name(label:)`.
  public var function: String
  public init(primitive: String, carrier: String, function: String) {
    self.primitive = primitive
    self.carrier = carrier
    self.function = function
  }
}
