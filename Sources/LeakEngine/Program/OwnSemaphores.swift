import LeakAST
import LeakDomain
import LeakFlow

/// Semaphores and locks of the analysed sources whose waiters are tasks: a type with a method that takes a place, or waits
/// in a continuation where none is left, and one that gives the place to the next waiter, or back.
///
///     func acquire() async { if free > 0 { free -= 1 } else { await withCheckedContinuation { waiters.append($0) } } }
///     func release() { if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() } }
///
/// What both change tells how many are left. A condition counts nothing, an event has nothing that is given back. A pool has
/// values for places, such as connections: `acquire()` gives one, `release(_:)` is given it back and keeps it for the next.
struct OwnSemaphores: Sendable {
  /// The primitive of each such type, by its name.
  private(set) var models: [String: PrimitiveModel] = [:]
  /// The types whose places are values.
  private(set) var pools: Set<String> = []
  /// The methods by which places are taken.
  private(set) var takers: Set<String> = []

  /// - Parameter calls: all calls by the base name of what is called.
  init(
    _ files: [FlowFile], models table: ModelTable, children: [[[BodyID]]],
    calls: [String: [(file: Int, call: CallID)]]
  ) {
    // Who neither waits in a continuation nor resumes one is none of them.
    let names = calls.keys.filter { $0 == OwnSemaphoreMethod.resuming || table.primitive(givenToClosureOf: $0) != nil }
    var candidates: [Int: Set<BodyID>] = [:]
    for (number, call) in names.flatMap({ calls[$0] ?? [] }) {
      candidates[number, default: []].insert(files[number].outermost(around: files[number][call].body))
    }
    var methods: [String: [OwnSemaphoreMethod]] = [:]
    for (number, bodies) in candidates.sorted(by: { $0.key < $1.key }) {
      let file = files[number]
      for body in bodies.sorted().map({ file[$0] }) where body.kind == .function(.function) && !body.isStatic {
        guard let type = body.typeName, let method = OwnSemaphoreMethod(body, file, table, children[number]) else {
          continue
        }
        methods[type, default: []].append(method)
      }
    }
    for (type, methods) in methods {
      // What is private to the type, it uses itself.
      guard
        let (model, isPool) = Self.model(of: type, methods.filter { !$0.isPrivate }) ?? Self.model(of: type, methods)
      else { continue }
      models[type] = model
      if isPool { pools.insert(type) }
      takers.formUnion(model.begin.calls)
    }
    for (type, model) in OwnLocks(files, models: table, calls: calls).models where models[type] == nil {
      models[type] = model
      takers.formUnion(model.begin.calls)
    }
  }

  private static func model(of type: String, _ methods: [OwnSemaphoreMethod]) -> (PrimitiveModel, isPool: Bool)? {
    let taking = methods.filter(\.mayWait)
    let giving = methods.filter { method in method.gives && taking.contains { method.isCounterpart(of: $0) } }
    guard giving.count == 1, let giver = giving.first else { return nil }
    let takers = taking.filter(giver.isCounterpart).map(\.name)
    var primitive = Primitive(
      .custom, name: type, discharges: [giver.name], neutral: Set(takers), isOnceOnly: false)
    primitive.takenBy = Set(takers)
    primitive.words = Primitive.Words(
      begun: "gives a place", done: "given its place back", missing: "without '\(giver.name)()'",
      consequence: "with every place lost, the next task that takes one is suspended for ever")
    let model = PrimitiveModel(
      primitive, types: [type], begin: PrimitiveModel.Begin(calls: takers, places: ""),
      reason: "'\(giver.name)' resumes one that waits in '\(takers[0])', or counts")
    return (model, giver.place != nil)
  }
}
