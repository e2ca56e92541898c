import LeakFlow

/// Who made the action that a body matches: the calls whose result it is, also those of its callers.
extension ActionOrigins {
  /// The calls whose result a value may be; `nil` where it may be something else, or somebody else may match it, too.
  func calls(
    that action: Value, in ref: BodyRef, _ place: ActionCase, steps: Int = longestChain
  ) -> [(call: CallID, file: Int)]? {
    let file = program.files[ref.file]
    switch action {
    case .call(let id): return [(id, ref.file)]
    case .variable(let id):
      guard steps > 0, file[id].isConstant, file[id].owner == ref.body else { return nil }
      if let definition = file[id].definition {
        if case .call(let call) = definition { return [(call, ref.file)] }
        return nil
      }
      guard let index = program.body(ref).parameters.firstIndex(where: { $0.variable == id }) else { return nil }
      return calls(givenTo: ref, parameter: index, place, steps: steps - 1)
    default: return nil
    }
  }

  /// What all callers of a function give it.
  private func calls(
    givenTo ref: BodyRef, parameter: Int, _ place: ActionCase, steps: Int
  ) -> [(call: CallID, file: Int)]? {
    guard program.body(ref).kind == .function(.function) else { return nil }
    var found: [(call: CallID, file: Int)] = []
    for (number, call) in program.callsByName[program.body(ref).name] ?? [] {
      let site = program.files[number][call]
      guard let resolved = program.resolve(site, file: number) else { return nil }
      guard resolved.target == ref else { continue }
      let caller = BodyRef(file: number, body: site.body)
      guard let index = resolved.parameters.firstIndex(of: parameter),
        !isMatched(site.arguments[index].value, in: caller, place),
        !isGivenToOthers(site.arguments[index].value, than: site, in: caller),
        let given = calls(that: site.arguments[index].value, in: caller, place, steps: steps)
      else { return nil }
      found += given
    }
    return found
  }

  /// Whether a body gives to more than one function what it was told: one may log it, and the other perform it.
  private func isGivenToOthers(_ action: Value, than site: CallSite, in ref: BodyRef) -> Bool {
    guard case .variable = action else { return false }
    return program.isUsedElsewhere(action, than: site, in: ref)
  }

  /// Whether a body itself unwraps the case of what it gives to another.
  private func isMatched(_ action: Value, in ref: BodyRef, _ place: ActionCase) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      file[id].blocks.contains { block in
        block.instructions.contains { $0.kind.isBinding(.payload(action, place.name, place.index)) }
      }
    }
  }
}

extension Instruction.Kind {
  fileprivate func isBinding(_ value: Value) -> Bool {
    if case .bind(_, value) = self { true } else { false }
  }
}
