import LeakAST
import LeakDomain
import LeakFlow

/// Locks of the analysed sources around a lock that a model knows: a type with a method that does nothing but take what lies in a
/// member, and one that does nothing but give it back.
///
///     final class Mutex { private let inner = NSLock(); func lock() { inner.lock() }; func unlock() { inner.unlock() } }
struct OwnLocks {
  /// The primitive of each such type, by its name.
  private(set) var models: [String: PrimitiveModel] = [:]
  private let files: [FlowFile]
  private let table: ModelTable

  /// - Parameter calls: all calls by the base name of what is called.
  init(_ files: [FlowFile], models table: ModelTable, calls: [String: [(file: Int, call: CallID)]]) {
    (self.files, self.table) = (files, table)
    var taking: [String: [Act]] = [:]
    for name in calls.keys.sorted() where table.mayBegin(name) {
      for (number, call) in calls[name] ?? [] {
        guard let (type, act) = act(call, in: number), table.custom(begunBy: act.method, on: type) == nil else {
          continue
        }
        taking[type, default: []].append(act)
      }
    }
    for (type, acts) in taking {
      guard let first = acts.first, let inner = first.inner, acts.allSatisfy({ $0.member == first.member }) else {
        continue
      }
      let giving = inner.primitive.discharges.flatMap { calls[$0] ?? [] }.compactMap { number, call in
        self.act(call, in: number)
      }.filter { $0.type == type && $0.act.member == first.member }
      let givers = Set(giving.map(\.act.method))
      guard !givers.isEmpty else { continue }
      models[type] = Self.model(of: type, taken: Set(acts.map(\.method)), given: givers, inner)
    }
  }

  /// What a method does that does nothing else.
  private struct Act {
    var method: String
    var member: Value
    /// What is known of what it takes.
    var inner: PrimitiveModel?
  }

  private func act(_ call: CallID, in number: Int) -> (type: String, act: Act)? {
    let file = files[number]
    let site = file[call]
    let body = file[site.body]
    guard let type = body.typeName, body.kind == .function(.function), !body.isStatic, body.parameters.isEmpty,
      !body.isAsync, body.result?.isVoid ?? true, let member = site.subject, case .global(let name) = member,
      let method = site.name, isAll(call, of: body)
    else { return nil }
    let kept = file.members.first { $0.typeName == type && $0.name == name }
    guard let kept else { return nil }
    let inner = (kept.type ?? kept.evidentType)?.baseName.flatMap { table.custom(begunBy: method, on: $0) }
    return (type, Act(method: body.name, member: member, inner: inner ?? table.custom(begunByFunction: method)))
  }

  /// Whether a body makes one call and decides nothing.
  private func isAll(_ call: CallID, of body: Body) -> Bool {
    body.blocks.allSatisfy { block in
      if case .branch = block.terminator { return false }
      return block.instructions.allSatisfy { instruction in
        if case .call(let id) = instruction.kind { id == call } else { true }
      }
    }
  }

  private static func model(
    of type: String, taken: Set<String>, given: Set<String>, _ inner: PrimitiveModel
  ) -> PrimitiveModel {
    var primitive = inner.primitive
    primitive.name = type
    primitive.discharges = given
    primitive.neutral = taken.union(inner.primitive.neutral)
    primitive.takenBy = taken
    return PrimitiveModel(
      primitive, types: [type], begin: PrimitiveModel.Begin(calls: taken.sorted()),
      reason: "it takes and gives back a '\(inner.primitive.name)'")
  }
}
