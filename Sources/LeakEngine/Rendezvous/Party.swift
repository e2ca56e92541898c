import LeakFlow
import LeakModel

/// Code that runs beside the function which made the channel, and what it knows of the channel.
struct Activity: Hashable {
  var body: BodyRef
  /// Values that are the channel.
  var holders: [Value]
  /// Iterators of the channel and sequences made from it.
  var sources: [Value: SourceKind]
}

/// What a value made from a channel gives.
enum SourceKind: Hashable {
  /// Elements until the channel is finished.
  case whole
  /// It may end before: `prefix`.
  case limited
}

/// A task that a path has started and that has to do with the channel.
struct Party: Hashable {
  /// Where it was started.
  var site: SourceRange
  /// Its number among the activities.
  var activity: Int
  /// How many of it there are: more than one where it is started in a loop.
  var number = Count.one
  /// Values that hold its handle.
  var handles: [Value] = []
  /// Its handle lies in a collection.
  var isCollected = false
  /// The task group whose child it is.
  var group: VarID?
  /// The variable of an `async let`.
  var asyncLet: VarID?
  /// The call that starts it; `nil` for an `async let`.
  var call: CallID?
}

/// What a path knows of a task group.
struct GroupState: Hashable {
  /// A child's error cancels the others at once.
  var isDiscarding = false
  /// The body asks for results, and so learns of a child's error.
  var isFetched = false
  /// There are children that have nothing to do with the channel.
  var hasOthers = false
  /// One of them can throw.
  var othersThrow = false
  var isCancelled = false
}
