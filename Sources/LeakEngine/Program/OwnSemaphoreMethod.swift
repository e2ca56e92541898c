import LeakAST
import LeakDomain
import LeakFlow

/// What a method does as one of a semaphore, or of a pool.
struct OwnSemaphoreMethod {
  /// What wakes somebody who waits in a continuation.
  static let resuming = "resume"

  let name: String
  let isPrivate: Bool
  /// What of a pool it takes, or is given back.
  private(set) var place: TypeRef?
  /// It takes a place on one path and waits in a continuation on another.
  private(set) var mayWait = false
  /// It resumes somebody who waits, and makes no continuation.
  private(set) var gives = false
  /// Members that it calls methods of, and those that it counts on or sets to `true` or `false`.
  private var lists: Set<String> = []
  private var counted: Set<String> = []
  private var set: Set<String> = []
  private var cleared: Set<String> = []
  /// Lists to which it adds what it is given.
  private var kept: Set<String> = []

  /// - Returns: `nil` of a method whose parameters and result are those of neither.
  init?(_ body: Body, _ file: FlowFile, _ models: ModelTable, _ children: [[BodyID]]) {
    name = body.name
    isPrivate = body.isPrivate
    let given = body.parameters.filter { !$0.hasDefault }
    let tells = body.result.map { !$0.isVoid } ?? false
    guard given.count + (tells && body.isAsync ? 1 : 0) < 2 else { return nil }
    place = given.first?.type ?? (tells && body.isAsync ? body.result : nil)
    let family = body.id.family(in: children)
    if place?.baseName == "Bool", Self.tellsTaken(body) { place = nil }
    var waiting: Set<BodyID> = []
    var resumes = false
    for id in family.reversed() {
      for instruction in file[id].blocks.lazy.flatMap(\.instructions) {
        switch instruction.kind {
        case .call(let call):
          let site = file[call]
          if site.name.map({ models.primitive(givenToClosureOf: $0) != nil }) ?? false { waiting.insert(id) }
          if site.name == Self.resuming { resumes = true }
          if let list = site.receiver.flatMap({ Self.member($0, of: family, file) }) {
            lists.insert(list)
            if keeps(site, given.first, models) { kept.insert(list) }
          }
        case .assign(let target, let value):
          if let member = Self.member(target, of: family, file) { note(member, value) }
        default: break
        }
      }
      if waiting.contains(id), let parent = file[id].parent { waiting.insert(parent) }
    }
    let waits = waiting.contains(body.id)
    gives = resumes && !waits && (given.isEmpty || models.has(name, .givesBack))
    mayWait = waits && body.isAsync && given.isEmpty
    if mayWait {
      mayWait =
        Self.canPass(body, file, waiting, models) || family.contains { Self.resumesItself(file[$0], file, waiting) }
    }
  }

  /// The name of a member of the object, or of what the closure of a lock is given: `free`, `$0.free`.
  private static func member(_ value: Value, of family: [BodyID], _ file: FlowFile) -> String? {
    switch value {
    case .global(let name): return name
    case .member(.variable(let id), let name):
      let owner = file[id].owner
      return file[owner].isClosure && file[owner].parameters.contains { $0.variable == id } ? name : nil
    default: return nil
    }
  }

  /// Whether a method says by `true` that a place was taken: so it does wherever it counts one.
  private static func tellsTaken(_ body: Body) -> Bool {
    let counting = body.blocks.filter { block in
      block.instructions.contains { instruction in
        guard case .assign(.global, let value) = instruction.kind else { return false }
        if case .literal(.bool) = value { return true }
        return value.isMadeOfBefore
      }
    }
    return !counting.isEmpty
      && counting.allSatisfy { block in
        if case .exit(let exit) = block.terminator { exit.value == .literal(.bool(true)) } else { false }
      }
  }

  private func keeps(_ site: CallSite, _ parameter: BodyParameter?, _ models: ModelTable) -> Bool {
    guard let parameter, let name = site.name, models.has(name, .addsElement) else { return false }
    return site.arguments.first?.value == .variable(parameter.variable)
  }

  private mutating func note(_ member: String, _ value: Value) {
    switch value {
    case .literal(.bool(true)): set.insert(member)
    case .literal(.bool(false)): cleared.insert(member)
    default: if value.isMadeOfBefore { counted.insert(member) }
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

  /// Whether a closure resumes, there and then, the very continuation that it is given.
  private static func resumesItself(_ closure: Body, _ file: FlowFile, _ waiting: Set<BodyID>) -> Bool {
    guard closure.isClosure, let parent = closure.parent, waiting.contains(parent),
      let continuation = closure.parameters.first
    else { return false }
    return file.calls.contains { site in
      site.body == closure.id && site.name == "resume" && site.arguments.first?.label != "throwing"
        && site.receiver == .variable(continuation.variable)
    }
  }

  /// Whether it gives back what another method takes.
  func isCounterpart(of taking: OwnSemaphoreMethod) -> Bool {
    guard gives, taking.mayWait, place == taking.place, !lists.isDisjoint(with: taking.lists) else { return false }
    if place != nil { return !kept.isDisjoint(with: taking.lists) }
    return !counted.isDisjoint(with: taking.counted) || !cleared.isDisjoint(with: taking.set)
  }
}
