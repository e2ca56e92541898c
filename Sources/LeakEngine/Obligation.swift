import LeakDomain
import LeakFlow
import LeakModel

/// One obligation as it is found in the flow graphs: what carries it, where it begins, over what it is searched.
struct Obligation {
  var primitive: Primitive
  /// The body whose exits end the scope.
  var scope: BodyID
  var holders: [Value]
  /// The block and the instruction from which paths are followed.
  var block = Body.entry
  var instruction = 0
  /// What a finding calls the beginning.
  var begin: SourceRange
  var waiter: SourceRange?
  var carrier: String
  /// A throw out of the scope tells the caller: no leak.
  var throwTellsCaller = false
  /// Only when some path discharges at all.
  var needsDischarge = false
  /// A way out leaks only after somebody has begun to wait.
  var needsWaiter = false
  /// A way out of the scope is no leak: only waits and closures are.
  var exitsAreFree = false
  var waiterValues: [Value] = []
  var selfIsAlive = false
  var enclosingLoopHeads: Set<Int> = []
}
