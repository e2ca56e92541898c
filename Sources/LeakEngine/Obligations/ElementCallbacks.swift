import LeakDomain
import LeakFlow

/// Callbacks that are told of each of several elements, and of which one: `for task in tasks { completion(image, task) }`.
/// Where there are no elements nobody is told, and nobody waits.
extension Program {
  /// Whether all that a function, or a closure in it, does with a parameter is to call it for each element.
  func isCalledForEach(_ parameter: VarID, of function: BodyRef) -> Bool {
    let file = files[function.file]
    let bodies = Set(family(of: function))
    let calls = file.calls.indices.map { CallID($0) }.filter {
      file[$0].callee == .variable(parameter) && bodies.contains(file[$0].body)
    }
    return !calls.isEmpty
      && calls.allSatisfy { tellsElement(file[$0], file: function.file) && isRepeated($0, in: file) }
  }

  /// Whether a call tells what came of an element beside which one it is: one that only gives the element may look for it.
  private func tellsElement(_ site: CallSite, file: Int) -> Bool {
    guard site.arguments.count > 1 else { return false }
    return site.arguments.contains { operand in
      if case .variable(let id) = operand.value.root { isElement(id, file: file) } else { false }
    }
  }

  /// Whether a variable is an element of a loop, or a part of one, or what a closure is given that is run for each.
  func isElement(_ variable: VarID, file number: Int) -> Bool {
    let file = files[number]
    if file[variable].sequence != nil { return true }
    let owner = file[file[variable].owner]
    if owner.parameters.contains(where: { $0.variable == variable }) { return isRunForEach(owner, in: file) }
    return owner.blocks.contains { block in
      guard case .element? = block.instructions.first?.kind else { return false }
      return block.instructions.contains { if case .bind(variable, _) = $0.kind { true } else { false } }
    }
  }

  /// Whether the turn in which a call stands goes on to the next one.
  private func isRepeated(_ call: CallID, in file: FlowFile) -> Bool {
    let body = file[file[call].body]
    if body.comesBack(to: call) || isRunForEach(body, in: file) { return true }
    // `for future in futures { future.whenComplete { … } }`
    guard body.isClosure, let parent = body.parent, let outer = file[parent].call(given: body.id, in: file) else {
      return false
    }
    return isRepeated(outer, in: file)
  }

  private func isRunForEach(_ closure: Body, in file: FlowFile) -> Bool {
    closure.isClosure
      && file.calls.contains { site in
        models.runsForEach(site) && site.arguments.contains { $0.value == .body(closure.id) }
      }
  }
}
