/// What is known of a type, by its name.
public struct TypeModel: Hashable, Sendable {
  public var names: [String]
  public var kinds: [Kind]
  /// For a protocol, the methods by which its types hear that their life ends.
  public var endsWith: [String]
  /// For such a protocol, the methods by which its types do their work: none of them comes because the life ends.
  public var worksWith: [String]
  /// For a delegate's protocol, the operations of which its methods tell the outcome.
  public var operations: [Operation]
  /// For such a protocol, the methods that come once for what was begun, and with which all is said.
  public var answers: [String]
  /// For such a protocol, the methods that bring one of many events, some of which are the last.
  public var events: [Events]
  public var reason: String

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Many values, none of which another pushes out.
    case list
    /// Values by key: a second one under the same key pushes the first out.
    case dictionary
    /// Its members run on the main thread, and those of types that inherit from it.
    case mainThread = "main-thread"
    /// An asynchronous sequence that only the cancellation of its reader ends.
    case endlessSequence = "endless-sequence"
    /// A condition variable: a signal wakes who waits already, and is not kept for who comes later.
    case condition
    /// A lock that the thread which holds it cannot take again.
    case lock
    /// Its methods give futures of an event loop.
    case channel
    /// A future of an event loop.
    case loopFuture = "loop-future"
    /// An event loop.
    case eventLoop = "event-loop"
    /// What is given one runs on an event loop.
    case handlerContext = "handler-context"
    /// A request of which a function gives a future answer, on the event loop of the request.
    case loopRequest = "loop-request"
    /// Its members run on an event loop, and trap elsewhere.
    case onEventLoop = "on-event-loop"
    /// As a key it says what is asked for, and two requests may well share it.
    case sharedKey = "shared-key"
    /// It stands for something that stays, and is asked of more than once, whatever names it.
    case lastingObject = "lasting-object"
    /// Each of its objects, and of types that inherit from it, has one thing to do.
    case oneUse = "one-use"
    /// Nobody calls an asynchronous method of its types again before the last call has come back.
    case takenInTurns = "taken-in-turns"
    /// An error that tells of nothing but a cancellation: the only one of a call that throws when it is cancelled.
    case cancellation
    /// Its objects are made for tests, and nobody waits for what is left when one has ended.
    case testCase = "test-case"
  }

  /// Something that is begun elsewhere and of which a delegate hears how it ended. Methods are written as
  /// `load(_:didFinish:)`, or with their types.
  public struct Operation: Hashable, Sendable {
    /// One of these comes if it succeeds.
    public var finishes: [String]
    /// One of these comes if it does not, and then none of the others.
    public var fails: [String]
    /// As `fails`, of what hardly ever happens.
    public var rarelyFails: [String]
    /// It fails only if one of these functions is called.
    public var causes: [String]
    /// These come of something else, and neither because it succeeds nor because it fails.
    public var besides: [String]

    public init(
      finishes: [String], fails: [String], rarelyFails: [String] = [], causes: [String] = [], besides: [String] = []
    ) {
      self.finishes = finishes
      self.fails = fails
      self.rarelyFails = rarelyFails
      self.causes = causes
      self.besides = besides
    }

    public var failures: [String] { fails + rarelyFails }

    /// `load(_:didFail:)` of `load(_ page: Page, didFail error: any Error)`, and of itself.
    public static func signature(of method: String) -> String {
      guard let open = method.firstIndex(of: "("), method.contains(": ") else { return method }
      var labels = ""
      var depth = 0
      var isLabel = true
      for character in method[method.index(after: open)...] {
        switch character {
        case "(", "[", "<": depth += 1
        case ")", "]", ">": depth -= 1
        case ",": if depth == 0 { isLabel = true }
        case " ", ":":
          guard isLabel, labels.last != ":", !labels.isEmpty else { break }
          labels += ":"
          isLabel = false
        default: if isLabel { labels.append(character) }
        }
      }
      return "\(method[..<open])(\(labels))"
    }
  }

  public init(
    names: [String], kinds: [Kind], endsWith: [String] = [], worksWith: [String] = [], operations: [Operation] = [],
    answers: [String] = [], events: [Events] = [], reason: String
  ) {
    self.names = names
    self.kinds = kinds
    self.endsWith = endsWith
    self.worksWith = worksWith
    self.operations = operations
    self.answers = answers
    self.events = events
    self.reason = reason
  }
}

extension ModelTable {
  /// Whether a type is of a kind.
  public func isType(_ name: String, _ kind: TypeModel.Kind) -> Bool { typesByKind[kind]?.contains(name) ?? false }

  /// The same of a type that may be unknown.
  public func isType(_ name: String?, _ kind: TypeModel.Kind) -> Bool { name.map { isType($0, kind) } ?? false }

  /// The methods by which the types of a protocol hear that their life ends.
  public func announcedEnds(of name: String) -> [String] {
    types.first { !$0.endsWith.isEmpty && $0.names.contains(name) }?.endsWith ?? []
  }

  /// The methods by which the types of a protocol do their work, where it is known how their life ends.
  public func announcedWork(of name: String) -> [String] {
    types.first { !$0.worksWith.isEmpty && $0.names.contains(name) }?.worksWith ?? []
  }

  /// The operations of which the types of a protocol hear how they ended.
  public func operations(of name: String) -> [TypeModel.Operation] { operationsByProtocol[name] ?? [] }

  /// The methods of a delegate that come once, and with which all is said.
  public func answers(of name: String) -> [String] { answersByProtocol[name] ?? [] }

  /// Whether a method starts an object's work, by its name; `_start0` is the inner half of `start`.
  public func begins(_ method: String) -> Bool {
    has(String(method.drop { $0 == "_" }.prefix { !$0.isNumber && $0 != "_" }), .beginning)
  }

  /// Whether a program reads its input to the end before it ends.
  public func readsAllInput(program path: String) -> Bool { has(Self.name(ofProgram: path), .readsAllInput) }

  /// Whether a program writes before its input has ended.
  public func writesWhileReading(program path: String) -> Bool { has(Self.name(ofProgram: path), .writesWhileReading) }

  private static func name(ofProgram path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether a program cannot fill a pipe with what it writes.
  public func isQuiet(program path: String, onErrorsOnly: Bool) -> Bool {
    let name = Self.name(ofProgram: path)
    return has(name, .quietProgram) || (onErrorsOnly && has(name, .quietErrors))
  }
}
