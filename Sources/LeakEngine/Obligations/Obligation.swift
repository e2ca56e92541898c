import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// One obligation as it is found in the flow graphs: what carries it, where it begins, over what it is searched.
struct Obligation {
  var primitive: Primitive
  /// The body whose exits end the scope.
  var scope: BodyID
  var holders: [Value]
  /// The instruction that begins it; `nil`: the entry of the scope.
  var trigger: Instruction.Kind?
  /// The scope is a closure that runs before the call that it is given to returns.
  var scopeRunsNow = false
  /// What a finding calls the beginning.
  var begin: SourceRange
  var waiter: SourceRange?
  var carrier: String
  /// Another carrier that may be met instead of the first.
  var counterpart: String?
  /// The carrier's type, where its declaration does not show it.
  var carrierType: TypeRef?
  /// Where a function that had it leaves it to its caller.
  var given: ActionOrigins.Given?
  /// A throw out of the scope tells the caller: no leak.
  var throwTellsCaller = false
  /// The payloads of an enum that are the carrier, each in its case: the enum itself is none.
  var payloads: [Value] = []
  /// What is taken, or each element of it, is an enum, and the carrier is the payload of one of these cases.
  var choices: [ActionCase] = []
  /// Structs with the carrier somewhere in them: whoever does anything with one has the obligation.
  var wholes: [Value] = []
  /// What lies beside it in an enum's case, and is nil where it is nil.
  var companions: Set<Value> = []
  /// Only an exit that returns this case leaves it to anybody: others have answered.
  var returning: String?
  /// The function is awaited and its handler tells no failure: whoever called it goes on when it returns.
  var returnTellsCaller = false
  /// The function has a result: only what tells the caller nothing else than a way that meets it leaves it to nobody.
  var mayTellByResult = false
  /// How deep in collections the carrier lies: one of the elements of a holder, or of the elements of those.
  var depth = 0
  /// The holders are structs, or collections of such, in which the carrier is this member.
  var member: String?
  /// The label by which that member of a tuple is known, too.
  var label: String?
  /// Other members of those structs, in which the carrier is not.
  var otherMembers: Set<String> = []
  /// The holder is a dictionary.
  var isKeyed = false
  /// Only when some path discharges at all.
  var needsDischarge = false
  /// Whoever is returned to gives it back: only what throws loses it.
  var isKept = false
  /// No other function meets it: no outcome leaves it to the caller.
  var isMetHereOnly = false
  /// A way out leaks only after somebody has begun to wait.
  var needsWaiter = false
  /// Instructions from which on nobody else has the carrier: that is as if somebody had begun to wait.
  var detaching: [Instruction.Kind] = []
  /// If no path discharges, that is worth a note.
  var tellsDropping = false
  /// The parameter of the scope that is the handler.
  var parameter: Int?
  /// To lose it is no more than worth a note.
  var isMinor = false
  /// Only what closures do that are given away is told of it.
  var isOfClosures = false
  /// It is one of those in a collection that is gone through where it is, and emptied behind that.
  var isPassedOver = false
  /// It is one of those in a collection, from which it is removed when it has a name.
  var isElement = false
  /// The member of `self` in which it lies when the scope begins.
  var keptMember: String?
  /// It is what a call gives, and nothing is done with that.
  var isUnnamed = false
  /// It was taken out of where others find it: none of them can meet it.
  var isOutOfReach = false
  /// It is to be met once at most, and does not outlive its scope.
  var isForOnce = false
  /// Nobody waits for it.
  var mayBeLeft = false
  /// A group of the function's own that it enters at one place: to leave it a second time on one path is a mistake.
  var isEnteredOnce = false
  /// What it is has to be seen from how it is met.
  var proof: Proof?
  /// Variables that hold the stream of a stream continuation.
  var streams: [Value] = []
  var waiterValues: [Value] = []
  var selfIsAlive = false
  var enclosingLoopHeads: Set<Int> = []
}
