import LeakAST
import LeakDomain
import LeakFlow

/// Semaphores and locks of the analysed sources whose waiters are tasks: a type with a method that takes a place, or waits
/// in a continuation where none is left, and one that gives the place to the next waiter, or back.
///
///     func acquire() async { if free > 0 { free -= 1 } else { await withCheckedContinuation { waiters.append($0) } } }
///     func release() { if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() } }
///
/// What both change tells how many are left. A condition counts nothing, an event has nothing that is given back.
///
/// Omissions: types whose state lies behind a lock of its own; places that are values, such as connections.
struct OwnSemaphores: Sendable {
  /// The primitive of each such type, by its name.
  private(set) var models: [String: PrimitiveModel] = [:]
  /// The methods by which places are taken.
  private(set) var takers: Set<String> = []

  init(_ files: [FlowFile], models table: ModelTable, children: [[[BodyID]]]) {
    var methods: [String: [Method]] = [:]
    for (number, file) in files.enumerated() {
      for body in file.bodies where body.parent == nil && body.kind == .function(.function) && !body.isStatic {
        guard let type = body.typeName, body.parameters.allSatisfy(\.hasDefault), body.result?.isVoid ?? true else {
          continue
        }
        methods[type, default: []].append(Method(body, file, table, children[number]))
      }
    }
    for (type, methods) in methods {
      guard let model = Self.model(of: type, methods) else { continue }
      models[type] = model
      takers.formUnion(model.begin.calls)
    }
  }

  private static func model(of type: String, _ methods: [Method]) -> PrimitiveModel? {
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
    return PrimitiveModel(
      primitive, types: [type], begin: PrimitiveModel.Begin(calls: takers, places: ""),
      reason: "'\(giver.name)' resumes one that waits in '\(takers[0])', or counts")
  }
}

/// What a method does as one of a semaphore.
private struct Method {
  let name: String
  /// It takes a place on one path and waits in a continuation on another.
  private(set) var mayWait = false
  /// It resumes somebody who waits, and makes no continuation.
  private(set) var gives = false
  /// Members that it calls methods of, and those that it counts on or sets to `true` or `false`.
  private var lists: Set<String> = []
  private var counted: Set<String> = []
  private var set: Set<String> = []
  private var cleared: Set<String> = []

  init(_ body: Body, _ file: FlowFile, _ models: ModelTable, _ children: [[BodyID]]) {
    name = body.name
    var family = [body.id]
    var next = 0
    while next < family.count {
      family += children[Int(family[next].index)]
      next += 1
    }
    var waiting: Set<BodyID> = []
    var resumes = false
    for id in family.reversed() {
      for instruction in file[id].blocks.lazy.flatMap(\.instructions) {
        switch instruction.kind {
        case .call(let call):
          let site = file[call]
          if site.name.map({ models.primitive(givenToClosureOf: $0) != nil }) ?? false { waiting.insert(id) }
          if site.name == "resume" { resumes = true }
          if case .global(let list)? = site.receiver { lists.insert(list) }
        case .assign(.global(let member), let value): note(member, value)
        default: break
        }
      }
      if waiting.contains(id), let parent = file[id].parent { waiting.insert(parent) }
    }
    let waits = waiting.contains(body.id)
    gives = resumes && !waits && !body.isPrivate
    mayWait = waits && body.isAsync && !body.isPrivate && Self.canPass(body, file, waiting, models)
  }

  private mutating func note(_ member: String, _ value: Value) {
    switch value {
    case .literal(.bool(true)): set.insert(member)
    case .literal(.bool(false)): cleared.insert(member)
    case .unknown, .operation("+=", _): counted.insert(member)
    default: break
    }
  }

  /// Whether a way leads through a method without a wait.
  private static func canPass(_ body: Body, _ file: FlowFile, _ waiting: Set<BodyID>, _ models: ModelTable) -> Bool {
    func waits(_ instruction: Instruction) -> Bool {
      guard case .call(let id) = instruction.kind else { return false }
      if file[id].name.map({ models.primitive(givenToClosureOf: $0) != nil }) ?? false { return true }
      return file[id].arguments.contains {
        if case .body(let closure) = $0.value { waiting.contains(closure) } else { false }
      }
    }
    return body.mayLeave(by: { !$0.isThrow }, avoiding: { $0.instructions.contains(where: waits) })
  }

  /// Whether it gives back what another method takes.
  func isCounterpart(of taking: Method) -> Bool {
    gives && taking.mayWait && !lists.isDisjoint(with: taking.lists)
      && (!counted.isDisjoint(with: taking.counted) || !cleared.isDisjoint(with: taking.set))
  }
}
