import LeakFlow
import LeakModel

/// How far an obligation has come on one path.
enum Status: Hashable, Sendable {
  /// Before the operation that begins it.
  case dormant
  case open
  /// Certainly discharged on this path.
  case discharged
  /// Handed on: something else discharges it, or may.
  case handed
}

/// How the holders of an obligation hold it.
enum Gathering: Hashable, Sendable {
  /// They are the carrier.
  case single
  /// It is one of their elements, or of the elements of those.
  /// - Parameter begun: a loop has come to others.
  /// - Parameter places: where it may stand in the outermost.
  case among(depth: Int, begun: Bool = false, places: ElementPlaces = .all)
  /// The next step makes a variable stand for the element that it is, or is in.
  case next(VarID, depth: Int, isPair: Bool)

  init(depth: Int) { self = depth > 0 ? .among(depth: depth) : .single }
}

/// The state of one obligation on one path.
struct Tracked: Hashable {
  var status: Status
  /// Values that carry the obligation, in the order in which they took it.
  var holders: [Value]
  /// Somebody waits for the discharge already.
  var isAwaited = false
  /// The one who waits is a child of a task group around.
  var childWaits = false
  /// Elements of the stream have been yielded.
  var hasYielded = false
  /// What calls the closure that is followed has been ended.
  var hasEndedSource = false
  /// How futures came out on this path, where a callback that runs on one outcome asked.
  private(set) var outcomes: [FutureOutcome] = []
  /// Objects in which a holder is a member.
  var wrappers: [Value] = []
  /// Closures, made by functions of the sources, that meet it or hand it on when they are called.
  var answers: [Value] = []
  /// Whether the holders are collections, with the carrier among their elements.
  var gathering = Gathering.single
  /// Work whose callback meets it, once that is started.
  var deferred: DeferredWork?
  /// Where it was discharged first, or handed on; nothing where a decision has told that it is nobody's. Does not tell states apart.
  var site: Site

  init(holders: [Value], status: Status = .open) {
    self.status = status
    self.holders = holders
    self.site = Site(range: .zero)
  }

  struct Site: Hashable {
    var range: SourceRange
    static func == (a: Site, b: Site) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
  }

  struct FutureOutcome: Hashable {
    var future: Value
    var failed: Bool
  }

  /// The holders are structs, of which only a member is the carrier.
  /// - Parameter label: another name of that member, of a tuple.
  mutating func unwrap(_ member: String, label: String?) {
    wrappers = holders
    holders = [label, member].compactMap { $0 }.flatMap { name in wrappers.map { .member($0, name) } }
  }

  /// The holders are enums, of which the payload of one case is the carrier.
  mutating func choose(_ choices: [ActionCase]) {
    holders += choices.flatMap { choice in holders.map { .payload($0, choice.name, choice.index) } }
  }

  /// An object has it, in one of its members. Those of `self` stand by their names alone.
  mutating func isKept(as member: String, by object: Value) {
    wrappers.append(object)
    addHolder(object == .selfReference ? .global(member) : .member(object, member))
  }

  /// An object has a closure that meets it, in one of its members.
  mutating func isAnswered(by member: String, of object: Value) {
    wrappers.append(object)
    answers.append(.member(object, member))
  }

  /// A value has another name now, and so has what is a member of it.
  mutating func isNamed(_ name: Value, as value: Value) {
    answers += answers.compactMap { $0.moved(from: value, to: name) }
    guard wrappers.contains(value) else { return }
    wrappers += wrappers.compactMap { $0.moved(from: value, to: name) }
    holders += holders.compactMap { $0.moved(from: value, to: name) }
  }

  mutating func isGiven(_ gift: ParameterSummary.Gift, as result: Value) {
    switch gift {
    case .carrier: addHolder(result)
    case .answer: answers.append(result)
    case .wrapper(let member): isKept(as: member, by: result)
    }
  }

  func outcome(of future: Value) -> Bool? { outcomes.first { $0.future == future }?.failed }

  mutating func learn(_ future: Value, failed: Bool) { outcomes.append(FutureOutcome(future: future, failed: failed)) }

  func isHolder(_ value: Value) -> Bool { holders.contains(value) }

  /// Whether the value is, or is made of, something that carries the obligation. A member of a carrier, or a
  /// comparison with it, does not carry it.
  func carries(_ value: Value) -> Bool {
    if isHolder(value) || wrappers.contains(value) || answers.contains(value) { return true }
    switch value {
    case .tuple(let parts), .aggregate(let parts): return parts.contains(where: carries)
    case .operation(let op, let parts):
      return !Self.comparisons.contains(op) && !op.hasPrefix("is ") && parts.contains(where: carries)
    default: return false
    }
  }

  private static let comparisons: Set<String> = ["==", "!=", "===", "!==", "<", ">", "<=", ">=", "&&", "||", "!"]

  mutating func addHolder(_ value: Value) { if !isHolder(value) { holders.append(value) } }
  /// A place stands for something else now, and so does what is reached by it.
  mutating func removeHolder(_ value: Value) {
    guard gathering == .single, value.rootVariable != nil else { return holders.removeAll { $0 == value } }
    holders.removeAll { $0.contains { $0 == value } }
    wrappers.removeAll { $0.contains { $0 == value } }
    answers.removeAll { $0.contains { $0 == value } }
  }
}
