import LeakDomain
import LeakFlow

/// Functions that return nil where they have not begun: `guard let token = start(completion) else { return completion(nil) }`.
extension Program {
  /// Whether all who call a function that nobody else can call ask whether it has given nil, and use themselves what they give it.
  func isAskedForNil(_ ref: BodyRef, parameter: Int, steps: Int = 3) -> Bool {
    let body = body(ref)
    guard case .optional? = body.result, !body.modifiers.contains(where: Self.visibleElsewhere.contains) else {
      return false
    }
    var isCalled = false
    for (number, call) in callsByName[body.name] ?? [] where !isTest[number] || isTest[ref.file] {
      let site = files[number][call]
      guard let resolved = resolve(site, file: number), resolved.target == ref else { continue }
      let caller = BodyRef(file: number, body: site.body)
      guard let index = resolved.parameters.firstIndex(of: parameter) else { return false }
      let value = site.arguments[index].value
      let isSeenTo = isAskedForNil(call, in: caller) && isUsedElsewhere(value, than: site, in: caller)
      guard isSeenTo || steps > 0 && givesOn(call, value, in: caller, steps: steps - 1) else { return false }
      isCalled = true
    }
    return isCalled
  }

  /// Whether a caller only gives on what it is given, and gives back what comes of it, and those who call it ask.
  private func givesOn(_ call: CallID, _ value: Value, in caller: BodyRef, steps: Int) -> Bool {
    guard let parameter = body(caller).parameters.firstIndex(where: { .variable($0.variable) == value }),
      body(caller).blocks.contains(where: { block in
        if case .exit(let exit) = block.terminator { exit.value == .call(call) } else { false }
      })
    else { return false }
    return isAskedForNil(caller, parameter: parameter, steps: steps)
  }

  private static let visibleElsewhere: Set<String> = ["public", "open", "package", "override"]

  private func isAskedForNil(_ call: CallID, in caller: BodyRef) -> Bool {
    let file = files[caller.file]
    return file[caller.body].blocks.contains { block in
      guard case .branch(.isNil(let asked), _, _, _, _) = block.terminator else { return false }
      if case .variable(let id) = asked { return file[id].definition == .call(call) }
      return asked == .call(call)
    }
  }
}

extension ParameterSummary {
  /// Whether a way on which it is left returns nil.
  var leavesWithNil: Bool {
    outcomes.contains { !$0.threw && $0.status == .open && $0.result == .literal(.nil) }
  }
}
