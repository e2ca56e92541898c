import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Follows one obligation over the paths of its scope.
///
/// Omissions: a carrier that goes into a property, a collection or an unknown call counts as handed on for good; two
/// closures handed to different unknown calls are not put in an order; loops run zero times, once, and again from the state
/// in which the first turn ended.
final class ObligationAnalysis: PathSemantics {
  let program: Program
  let fileIndex: Int
  let primitive: Primitive
  let scope: BodyID
  /// Summaries do not report: what they find is reported where the callee itself is analysed.
  let reports: Bool
  var file: FlowFile { program.files[fileIndex] }

  /// A way out on which the obligation is open.
  struct OpenExit: Hashable {
    var exit: Exit
    /// What kind of exit it is, where that is not the one of `exit`.
    var kind: Leak.Exit?
    /// The call whose closure is left, if it is one.
    var viaCall: CallID?
    var trace: [TraceStep]
    /// What is called on the way, in the body that is left.
    var calls: [CallID] = []
    /// What the callback that is left is given on failure, if it is one for failures.
    var failure: Leak.Failure?
    /// What calls the closure that is left has been ended on the way.
    var isLastTurn = false
    /// What of a collection is open there.
    var share: Leak.Share?
    /// What comes behind the call whose closure is left meets it on some ways.
    var mayBeMetBehind = false
  }
  /// Two discharges on one path.
  struct Pair: Hashable {
    var first: SourceRange
    var second: SourceRange
    var trace: [TraceStep]
    /// The second stands before the first: it comes in another turn.
    var isBackward: Bool { second.start < first.start }
  }
  /// Exits found in closures, and waits that block.
  private(set) var openExits: [OpenExit] = []
  /// Something is done when the consumer of the stream has ended.
  var endsWithConsumer = false
  /// A closure ends what calls it, and leaves the obligation.
  var endsItsSource = false
  /// What calls the closure that is followed, where its end is looked for.
  var watchedSources: [Value] = []
  private(set) var doubles: [Pair] = []
  /// A closure leaves the obligation open on some way, or a wait blocks, whether that is told of or not.
  private(set) var leavesSomewhere = false
  /// A function that may discharge what it is given more than once is given the carrier.
  var isGivenToRepeated = false
  private(set) var dischargeSeen = false
  /// Where the obligation is discharged or handed on, on some path.
  private(set) var dischargeSites: [SourceRange] = []
  /// Calls that run a closure for each of any number of values.
  private(set) var repeatedCalls: [Skippable] = []
  /// The call by name whose body is being followed: what a body does, its call does.
  var calledAt: SourceRange?
  /// It, or an analysis that it asked, gave up.
  var exhausted: Bool { effort.isExhausted }
  /// Closures were left out because they lie too deep in others: the carrier counts as handed on there.
  var wentTooDeep: Bool { effort.wentTooDeep }
  /// What is met is a group that is entered at one place only.
  var isEnteredOnce = false
  /// A discharge that need not come about again in the next turn of a closure.
  var sparedAgain: SourceRange?
  /// Tests that show that the obligation was discharged before.
  var onceFlags: [Test: Bool] = [:]
  /// Those that nothing in the scope sets.
  var flagsOfOthers: Set<Test> = []
  /// It only asks what comes behind a call, and asks no further of the closures there.
  var asksBehind: Bool { askedOf != nil }
  /// The call behind which it asks: another turn of it leaves no more than the first.
  var askedOf: SourceRange?
  /// The instruction that begins the obligation, where that is not the entry of the scope.
  var trigger: Instruction.Kind?
  /// From where in a body it may still begin.
  private var beginnings: (body: BodyID, blocks: Set<Int>)?
  /// What methods change by which the system takes back what it has asked for.
  lazy var changedByStops = findChangedByStops()
  /// What the outermost function puts into dictionaries.
  lazy var entryStores = findEntryStores()
  /// Something else of the operation finishes it than the method that is followed.
  lazy var isFinishedElsewhere = findFinishedElsewhere()
  /// What other runs of the scope's closures find changed.
  lazy var changedPlaces = findChangedPlaces()
  /// The scope is a closure that runs before the call that it is given to returns.
  var scopeRunsNow = false
  /// `self` is held by the very function that waits.
  var selfIsAlive = false
  /// The heads of loops that contain the beginning: a turn that ends there ends the scope.
  var enclosingLoopHeads: Set<Int> = []
  /// Values that stand for the thing waited on, such as the stream of a stream continuation.
  var waiterValues: [Value] = []
  /// Variables that hold the stream of a stream continuation.
  var streams: [Value] = []
  /// Nobody wants more than the first element of the stream.
  lazy var isReadOnce = file.areReadOnce(streams)
  /// Values that are nil where the carrier is.
  var companions: Set<Value> = []
  /// Instructions from which on nobody else has the carrier.
  var detaching: [Instruction.Kind] = []
  /// What begins it goes through the collection that has it.
  var isPassedOver = false
  /// Whether the scope asks how many elements a collection has.
  lazy var asksHowMany = program.asksHowMany(BodyRef(file: fileIndex, body: scope))
  /// Nobody else can meet the obligation.
  var isOutOfReach = false
  /// The outermost collection is a dictionary.
  var isKeyed = false
  /// Structs hold the carrier as this member.
  var member: String?
  /// The label of that member, of a tuple.
  var label: String?
  /// Enums hold it as the payload of one of these cases.
  var choices: [ActionCase] = []
  /// A struct has it somewhere in it.
  var isOpaque = false
  /// Other members of those structs, which can tell nobody.
  var otherMembers: Set<String> = []
  /// The member of `self` in which the carrier lies when the scope begins.
  var keptMember: String?
  /// In how many collections the carrier lies, one in the other, where several do; one of them is followed.
  var gatheredDepth = 0
  var isGathered: Bool { gatheredDepth > 0 }
  /// Numbers of `openExits` (even) and `doubles` (odd) that no search has placed yet.
  var pendingNotes: [Int] = []
  private var active: [BodyID] = []
  /// How many of the active bodies run later than their surroundings, side by side with them.
  var laterDepth = 0
  lazy var tests = program.tests(around: BodyRef(file: fileIndex, body: scope))

  /// How many states one search visits at most: some for each block, and no fewer than small bodies need.
  static func budget(_ body: Body) -> Int { max(6_000, 4 * body.blocks.count) }

  /// How many states are left to visit for the whole obligation: a closure is searched from each state that runs it.
  private let effort: Effort

  final class Effort {
    fileprivate private(set) var left: Int
    fileprivate var isExhausted = false
    fileprivate var wentTooDeep = false
    private let all: StateBudget?

    init(_ body: Body, within all: StateBudget? = nil) {
      left = min(24 * ObligationAnalysis.budget(body), all?.left ?? .max)
      self.all = all
    }

    fileprivate func spend(_ states: Int) {
      left = max(0, left - states)
      all?.spend(states)
    }
  }

  /// How many closures, each within the last, are followed: each takes some frames of the stack.
  private static let deepest = 24

  /// How many exits are told with their way; of the others the place is enough.
  static let toldExits = 24

  init(_ program: Program, file: Int, primitive: Primitive, scope: BodyID, reports: Bool = true, effort: Effort? = nil)
  {
    self.program = program
    self.fileIndex = file
    self.primitive = primitive
    self.scope = scope
    self.reports = reports
    self.effort = effort ?? Effort(program.files[file][scope])
  }

  /// An analysis that only asks, as a part of this one.
  func asking() -> ObligationAnalysis {
    let quiet = ObligationAnalysis(
      program, file: fileIndex, primitive: primitive, scope: scope, reports: false, effort: effort)
    quiet.streams = streams
    return quiet
  }

  func search(
    _ body: Body, state: Tracked, facts: Facts
  ) -> PathSearch<ObligationAnalysis> {
    active.append(body.id)
    defer { active.removeLast() }
    let result = PathSearch(
      body, state: state, facts: facts, semantics: self,
      budget: min(Self.budget(body), effort.left))
    effort.spend(result.visited)
    if result.exhausted { effort.isExhausted = true }
    for note in result.notes {
      let trace = result.trace(toNote: note)
      if note.isMultiple(of: 2) {
        openExits[note / 2].trace = trace + openExits[note / 2].trace
      } else {
        doubles[note / 2].trace = trace + doubles[note / 2].trace
      }
      pendingNotes.append(note)
    }
    return result
  }

  /// A path on which the obligation can begin no more tells nothing of it.
  func leadsNowhere(_ block: Int, in body: Body, state: Tracked) -> Bool {
    guard state.status == .dormant, let trigger else { return false }
    if beginnings?.body != body.id { beginnings = (body.id, body.leading(to: trigger)) }
    return beginnings?.blocks.contains(block) == false
  }

  /// The body that is being followed.
  var current: BodyID { active.last ?? scope }

  /// Whether a closure is being followed already, or lies too deep to be.
  func isActive(_ body: BodyID) -> Bool {
    guard active.count <= Self.deepest else {
      effort.wentTooDeep = true
      return true
    }
    return active.contains(body)
  }

  // MARK: Notes

  /// The calls on the way to an arrival.
  func calls(
    to arrival: PathSearch<ObligationAnalysis>.Arrival, in search: PathSearch<ObligationAnalysis>, _ body: Body
  )
    -> [CallID]
  {
    search.blocks(to: arrival).flatMap { number in
      body.blocks[number].instructions.compactMap { instruction in
        if case .call(let id) = instruction.kind { id } else { nil }
      }
    }
  }

  func note(_ exit: OpenExit) {
    if !(askedOf?.contains(exit.exit.range) ?? false) { leavesSomewhere = true }
    let same = openExits.contains { $0.exit.range == exit.exit.range && $0.kind == exit.kind }
    guard reports, !same else { return }
    openExits.append(exit)
    pendingNotes.append((openExits.count - 1) * 2)
  }

  private func noteDouble(first: SourceRange, second: SourceRange) {
    guard second != sparedAgain, !doubles.contains(where: { $0.second == second }) else { return }
    doubles.append(Pair(first: first, second: second, trace: []))
    pendingNotes.append((doubles.count - 1) * 2 + 1)
  }

  func noteRepeated(_ site: CallSite) {
    repeatedCalls.append(Skippable(.loop, head: site.range, range: site.range))
  }

  /// Some path has met the obligation, wherever.
  func noteSettled() { dischargeSeen = true }

  private func noteDischarge(at range: SourceRange) {
    dischargeSeen = true
    if !dischargeSites.contains(range) { dischargeSites.append(range) }
  }

  // MARK: Changes of state

  func handOver(_ state: inout Tracked, at range: SourceRange) {
    if state.status == .open {
      noteDischarge(at: range)
      state.site = Tracked.Site(range: range)
    }
    state.status = .handed
  }

  func discharge(_ state: inout Tracked, at range: SourceRange) {
    let range = calledAt ?? range
    noteDischarge(at: range)
    switch state.status {
    case .open:
      state.status = .discharged
      state.site = Tracked.Site(range: range)
    case .discharged where primitive.isOnceOnly || isEnteredOnce:
      noteDouble(first: state.site.range, second: range)
      state.status = .handed
    case .discharged, .handed, .dormant: break
    }
  }
}
