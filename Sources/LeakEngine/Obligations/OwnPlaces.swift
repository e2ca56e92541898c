import LeakDomain
import LeakFlow

/// Places that the methods of a semaphore take of the semaphore itself:
///
///     func run(_ work: () async throws -> Void) async throws { await enter(); try await work(); leave() }
///
/// Omission: another method of the semaphore that may give a place back is taken to do so.
extension ObligationFinder {
  mutating func takenOfSelf(_ site: CallSite, _ method: String, at point: Point) {
    guard case .global(method) = site.callee, let type = point.body.typeName,
      let model = program.index.semaphores.models[type], model.begin.calls.contains(method),
      !program.index.semaphores.pools.contains(type)
    else { return }
    let family = Set(program.family(of: program.root(of: BodyRef(file: fileIndex, body: point.body.id))))
    var givers: [Value] = []
    for call in file.calls where family.contains(call.body) && !givers.contains(call.callee) {
      if isGiver(call.callee, model.primitive) { givers.append(call.callee) }
    }
    guard !givers.isEmpty else { return }
    var obligation = Obligation(
      primitive: model.primitive, scope: point.body.id, holders: givers, trigger: point.instruction, begin: site.range,
      carrier: type)
    obligation.needsDischarge = true
    obligation.isMetHereOnly = true
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  /// `leave()`, also on a `self` that a closure holds weakly.
  private func isGiver(_ callee: Value, _ primitive: Primitive) -> Bool {
    switch callee {
    case .global(let name): primitive.discharges.contains(name)
    case .member(.variable(let id), let name): file[id].name == "self" && primitive.discharges.contains(name)
    default: false
    }
  }
}

extension ObligationAnalysis {
  /// Whether a method of the semaphore, other than the one that takes, gives a place back or may do so.
  func mayGiveBack(_ site: CallSite) -> Bool {
    guard primitive.isTaken, case .global(let name) = site.callee, !primitive.takenBy.contains(name),
      let target = program.resolve(site, file: fileIndex)?.target, program.body(target).typeName == primitive.name
    else { return false }
    let file = program.files[target.file]
    return program.family(of: target).contains { id in
      file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          guard case .call(let call) = instruction.kind, let name = file[call].name else { return false }
          return primitive.discharges.contains(name)
        }
      }
    }
  }
}
