import LeakDomain
import LeakFlow
import LeakModel

/// Branches between whose fork and whose join nothing happens to an obligation. What they decide need not be remembered for
/// their own sake: a search that runs out of states begins again without their facts.
struct InertBranches {
  private let program: Program
  private let fileIndex: Int
  private let trigger: Instruction.Kind?
  /// Variables that may carry the obligation, or something made of it.
  private var carriers: Set<VarID>
  /// Carriers that are no local variables.
  private let members: Set<Value>
  private var file: FlowFile { program.files[fileIndex] }

  /// - Parameters:
  ///   - family: the bodies in which the obligation can be met.
  ///   - holders: what carries it at the start.
  init(_ program: Program, file: Int, family: [BodyID], holders: [Value], trigger: Instruction.Kind?) {
    self.program = program
    self.fileIndex = file
    self.trigger = trigger
    carriers = Set(holders.compactMap(\.rootVariable))
    members = Set(holders.filter { $0.rootVariable == nil })
    let instructions = family.flatMap { program.files[file][$0].blocks.flatMap(\.instructions) }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for case .bind(let variable, let value?) in instructions.map(\.kind)
      where !carriers.contains(variable) && carries(value) {
        carriers.insert(variable)
        isGrowing = true
      }
    }
  }

  /// The places of the tests in a body that decide nothing that matters.
  func tests(in body: Body) -> Set<Int32> {
    let joins = PostDominators(body).nearest
    let isHarmless = body.blocks.map { $0.instructions.allSatisfy(harmless) }
    var inert: Set<Int32> = []
    for (number, block) in body.blocks.enumerated() {
      guard case .branch(_, _, let range, _, _) = block.terminator, let join = joins[number],
        join < body.blocks.count, isQuiet(from: number, to: join, body, isHarmless)
      else { continue }
      inert.insert(range.start)
    }
    return inert
  }

  /// Whether all blocks between a fork and its join are harmless.
  private func isQuiet(from fork: Int, to join: Int, _ body: Body, _ isHarmless: [Bool]) -> Bool {
    var seen: Set<Int> = [fork, join]
    var pending = body.blocks[fork].successors
    while let number = pending.popLast() {
      guard seen.insert(number).inserted else { continue }
      if !isHarmless[number] { return false }
      pending += body.blocks[number].successors
    }
    return true
  }

  private func harmless(_ instruction: Instruction) -> Bool {
    if instruction.kind == trigger { return false }
    switch instruction.kind {
    case .call(let id):
      let site = file[id]
      return site.name != "cancelAll" && !carries(site.callee) && !site.arguments.contains { carries($0.value) }
    case .bind(_, let value): return value.map { !carries($0) } ?? true
    case .assume: return true
    case .assign, .element, .exhausted, .awaitValue, .startAsyncLet, .endAsyncLet: return false
    }
  }

  /// Whether a value is, or may reach, what carries the obligation.
  private func carries(_ value: Value) -> Bool {
    value.contains { part in
      if members.contains(part) { return true }
      switch part {
      case .variable(let id):
        if carriers.contains(id) { return true }
        if case .body(let body)? = file[id].definition { return captures(body) }
        return false
      case .body(let id): return captures(id)
      // A task that was given it, for instance.
      case .call(let id): return file[id].arguments.contains { carries($0.value) }
      default: return false
      }
    }
  }

  private func captures(_ body: BodyID) -> Bool {
    members.isEmpty ? !file[body].freeVariables.isDisjoint(with: carriers) : true
  }
}

extension ObligationAnalysis {
  /// Forgets the tests that decide nothing for this obligation, so that paths that differ in them only are one.
  func ignoreInertTests(holders: [Value]) {
    let family = program.family(of: program.root(of: BodyRef(file: fileIndex, body: scope)))
    let branches = InertBranches(
      program, file: fileIndex, family: family, holders: holders + waiterValues, trigger: trigger)
    let inert = Set(family.flatMap { branches.tests(in: file[$0]) })
    tests = tests.compactMapValues { $0.without(inert) }
  }
}
