import LeakAST

/// Where names occur in a file, and which results are used: gathered in one walk over its graphs, as long as they are at hand, so that
/// nobody has to go through all of them for a name.
public struct Occurrences: Sendable {
  private let numbers: [String: Int32]
  private let names: [String]
  private let callsByNumber: NumberedLists<CallID>
  private let bodiesByNumber: NumberedLists<BodyID>
  private let assigningByNumber: NumberedLists<BodyID>
  private let isGiven: [Bool]
  private let uses: [UInt8]
  private let givenTo: [CallID?]
  /// Bodies that assign `self`, in order.
  public let replacing: [BodyID]
  /// Functions that a closure in them calls by their name, perhaps more than once.
  public let calledInside: [BodyID]

  init(_ bodies: [Body], _ calls: [CallSite]) {
    var walk = OccurrenceWalk(bodies, calls)
    for body in bodies { walk.visit(body) }
    let calls = walk.callEntries
    numbers = walk.numbers
    names = walk.names
    callsByNumber = NumberedLists(count: names.count, calls)
    bodiesByNumber = NumberedLists(count: names.count, walk.bodies)
    assigningByNumber = NumberedLists(count: names.count, walk.assigning)
    isGiven = walk.isGiven
    uses = walk.uses
    givenTo = walk.givenTo
    replacing = walk.replacing
    calledInside = walk.calledInside
  }

  /// The calls of what has a name, in order.
  public func calls(named name: String) -> ArraySlice<CallID> { numbers[name].map { callsByNumber[Int($0)] } ?? [] }

  /// All calls of what has a name, by that.
  public func forEachCalled(_ visit: (_ name: String, _ calls: ArraySlice<CallID>) -> Void) {
    for (number, name) in names.enumerated() {
      let calls = callsByNumber[number]
      if !calls.isEmpty { visit(name, calls) }
    }
  }

  /// The bodies in which a member, a variable outside of all functions, or a function of this name occurs, in order.
  public func bodies(naming name: String) -> ArraySlice<BodyID> {
    numbers[name].map { bodiesByNumber[Int($0)] } ?? []
  }

  /// The bodies that assign a member, or a variable outside of all functions, of this name, in order.
  public func bodies(assigning name: String) -> ArraySlice<BodyID> {
    numbers[name].map { assigningByNumber[Int($0)] } ?? []
  }

  /// Names of what is given to a call, stored, or returned: all that is done with it is not known.
  public func forEachGiven(_ visit: (String) -> Void) {
    for (number, name) in names.enumerated() where isGiven[number] { visit(name) }
  }

  /// The first call that is given a closure or a local function as it is written.
  public func call(given body: BodyID) -> CallID? { givenTo[Int(body.index)] }

  /// Whether some other instruction uses the result of a call, beyond asking whether there is one.
  public func isUsed(_ call: CallID) -> Bool { uses[Int(call.index)] > 0 }

  /// Whether there is one place at which the result of a call is used, such as a call on it.
  public func isUsedOnce(_ call: CallID) -> Bool { uses[Int(call.index)] == 1 }
}
