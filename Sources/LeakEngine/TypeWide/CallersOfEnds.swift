import LeakDomain
import LeakFlow

/// Whether whoever calls a function that ends something tells those who wait in a slot, before it or behind it, in the same turn.
struct CallersOfEnds {
  let view: SlotView
  private var program: Program { view.program }
  private let names: Set<String>

  init(view: SlotView) {
    self.view = view
    let program = view.program
    names = Set(view.roots.map { program.body($0).name })
  }

  func mayTell(around ref: BodyRef) -> Bool {
    var seen: Set<BodyRef> = []
    return mayTell(around: ref, &seen, depth: SlotCallers.depth)
  }

  private func mayTell(around ref: BodyRef, _ seen: inout Set<BodyRef>, depth: Int) -> Bool {
    let levels = view.index.levels(from: BodyPlaces(ref: ref, blocks: []), atOnce: true)
    guard let last = levels.last?.ref else { return true }
    if program.body(last).isClosure { return siblingTells(of: last) }
    guard depth > 0, seen.insert(last).inserted else { return depth == 0 }
    for (number, call) in view.callers.callers(of: last).sites {
      let caller = BodyRef(file: number, body: program.files[number][call].body)
      let body = program.body(caller)
      let blocks = body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.kind == .call(call) } }
      for level in view.index.levels(from: BodyPlaces(ref: caller, blocks: blocks), atOnce: true)
      where tells(in: level, besides: last) {
        return true
      }
      if mayTell(around: caller, &seen, depth: depth - 1) { return true }
    }
    return false
  }

  /// Whether something on the ways through some blocks, in one turn of whatever loop, may lead to those who wait.
  private func tells(in level: BodyPlaces, besides end: BodyRef) -> Bool {
    let body = program.body(level.ref)
    let behind = body.turn(from: level.blocks, \.turnSuccessors)
    let through = body.blocks.indices.filter { number in
      behind.contains(number) || !body.turn(from: [number], \.turnSuccessors).isDisjoint(with: level.blocks)
    }
    let effects = view.effects(in: level.ref.file)
    return through.contains { number in
      body.blocks[number].instructions.contains { instruction in
        if effects.effect(of: instruction, in: body) != .none { return true }
        guard case .call(let call) = instruction.kind else { return false }
        guard let target = view.callers.target(of: call, file: level.ref.file) else {
          return program.files[level.ref.file][call].name.map(names.contains) ?? false
        }
        return target != end && view.isReached(from: target)
      }
    }
  }

  /// Whether another closure of the same function, that is given to the same call or stored by the same name, does something for
  /// those who wait, or the function itself.
  private func siblingTells(of closure: BodyRef) -> Bool {
    let file = program.files[closure.file]
    guard let parent = file[closure.body].parent else { return true }
    let outer = BodyRef(file: closure.file, body: parent)
    let drains = SlotDrains(view: view)
    if drains.meets(in: outer) || drains.drains(in: outer) { return true }
    guard let given = program.body(outer).call(given: closure.body, in: file) else { return false }
    return program.body(outer).blocks.flatMap(\.instructions).contains { instruction in
      guard case .call(let call) = instruction.kind, file[call].name == file[given].name else { return false }
      return file[call].arguments.contains { operand in
        guard case .body(let other) = operand.value, other != closure.body else { return false }
        return view.touches(BodyRef(file: closure.file, body: other))
      }
    }
  }
}

extension BasicBlock {
  /// Where control goes in the same turn of a loop.
  fileprivate var turnSuccessors: [Int] {
    if case .repeatLoop = terminator { [] } else { successors }
  }
}

extension Body {
  fileprivate func turn(from starts: [Int], _ successors: (BasicBlock) -> [Int]) -> Set<Int> {
    var seen = Set(starts)
    var front = starts
    while let number = front.popLast() {
      for next in successors(blocks[number]) where seen.insert(next).inserted { front.append(next) }
    }
    return seen
  }
}
