import LeakDomain
import LeakFlow

/// How a closure runs that a call is given: when, and with which turns had for it.
enum ClosureFrame {
  /// As part of the call, with what is held around it.
  case now([Turn])
  /// At some other time.
  case later([Turn])
  case unknown

  var isNow: Bool { if case .now = self { true } else { false } }
}

extension Exclusives {
  func frame(of operand: CallSite.Operand, at id: CallID, in ref: BodyRef, depth: Int) -> ClosureFrame {
    let file = program.files[ref.file]
    let site = file[id]
    if let turn = turn(takenBy: id, in: ref) { return .now([turn]) }
    let name = site.name ?? ""
    if program.functions[name] != nil || site.receiver == nil, let resolved = program.resolve(site, file: ref.file) {
      guard depth > 0, leads.runners.contains(name),
        let index = site.arguments.firstIndex(of: operand), index < resolved.parameters.count
      else { return .unknown }
      let parameter = program.body(resolved.target).parameters[resolved.parameters[index]].variable
      let crossing = CallCrossing(self, site, in: ref, to: resolved)
      let own = run(of: parameter, in: resolved.target, depth: depth - 1)
      switch own {
      case .now(let turns): return .now(turns.compactMap(crossing.turn))
      case .later(let turns): return .later(turns.compactMap(crossing.turn))
      case .unknown: return .unknown
      }
    }
    if runsAtOnce(site, label: operand.label, in: ref) { return .now([]) }
    var queue: Value?
    if program.traits(of: site, file: ref.file).contains(where: { $0.runsOn == .queue }) { queue = site.receiver }
    if queue == nil, case .body(let closure) = operand.value,
      case .queue(let value) = program.executors(of: ref.file)[closure]
    {
      queue = value
    }
    guard let queue, let exclusive = exclusive(queue, in: ref), exclusive.kind != .lock else { return .unknown }
    return .later([Turn(exclusive: exclusive, isShared: exclusive.kind == .concurrentQueue && !site.isBarrier)])
  }

  /// How a function of the sources runs a closure that it is given.
  func run(of parameter: VarID, in target: BodyRef, depth: Int) -> ClosureFrame {
    let key = RunKey(ref: target, parameter: parameter, depth: depth)
    if let known = runs[key] { return known }
    let found = findRun(of: parameter, in: target, depth: depth)
    runs[key] = found
    return found
  }

  private func findRun(of parameter: VarID, in target: BodyRef, depth: Int) -> ClosureFrame {
    let file = program.files[target.file]
    var frames: [ClosureFrame] = []
    for id in program.family(of: target) {
      for (number, block) in file[id].blocks.enumerated() {
        for (index, instruction) in block.instructions.enumerated() {
          guard case .call(let call) = instruction.kind else { continue }
          let ref = BodyRef(file: target.file, body: id)
          let site = file[call]
          if site.callee == .variable(parameter) {
            frames.append(surroundings(of: (number, index), in: ref, within: target, adding: [], depth: depth))
          }
          for operand in site.arguments where operand.value == .variable(parameter) {
            switch frame(of: operand, at: call, in: ref, depth: depth) {
            case .now(let turns):
              frames.append(surroundings(of: (number, index), in: ref, within: target, adding: turns, depth: depth))
            case let other: frames.append(other)
            }
          }
        }
      }
    }
    guard let first = frames.first else { return .unknown }
    return frames.dropFirst().reduce(first) { $0.common($1) }
  }

  private func surroundings(
    of point: (Int, Int), in ref: BodyRef, within target: BodyRef, adding turns: [Turn], depth: Int
  ) -> ClosureFrame {
    let (held, reached) = held(at: point, in: ref, depth: depth)
    let all = held.map(\.turn) + turns
    if reached == target.body {
      // What it gives back before, its caller does not hold any more.
      let given = events(target, depth: depth).contains { !$0.gives.isEmpty && $0.block == Body.entry }
      return given && turns.isEmpty && held.isEmpty ? .unknown : .now(all)
    }
    return all.isEmpty ? .unknown : .later(all)
  }
}

extension ClosureFrame {
  /// What holds for either.
  fileprivate func common(_ other: ClosureFrame) -> ClosureFrame {
    switch (self, other) {
    case (.now(let first), .now(let second)): .now(first.filter(second.contains))
    case (.later(let first), .later(let second)): .later(first.filter(second.contains))
    default: .unknown
    }
  }
}
