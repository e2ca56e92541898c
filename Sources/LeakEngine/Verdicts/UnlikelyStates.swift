import LeakDomain
import LeakFlow
import LeakModel

/// Exits for which something must be so that is not so in a program, or of which nobody wants to hear.
extension VerdictBuilder {
  /// Whether a handler is not called because what it belongs to has been begun anew: `guard self.turn == turn`, where the
  /// constant has kept what the member was. Mostly the one who began it anew has given up what was before.
  func isSuperseded(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    guard analysis.primitive.kind == .handler,
      case .branch(.isTrue(.operation(let name, let parts)), _, false)? = open.trace.last?.kind,
      name == "==" || name == "===", parts.count == 2
    else { return false }
    return keeps(parts[0], what: parts[1]) || keeps(parts[1], what: parts[0])
  }

  private func keeps(_ kept: Value, what member: Value) -> Bool {
    guard case .variable(let id) = kept, file[id].isLet, let source = file[id].definition, member.memberName != nil
    else {
      return false
    }
    return source.memberName == member.memberName
  }

  /// Whether it is the last thing that is decided that a private flag is set, and nothing sets it but what only tests call.
  func isSetByTestsOnly(_ open: ObligationAnalysis.OpenExit) -> Bool {
    guard !program.isTest[fileIndex], case .branch(.isTrue(let flag), _, let answer)? = open.trace.last?.kind,
      case .global(let name) = flag, let range = open.trace.last?.range, let body = file.bodies(around: range).last
    else { return false }
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard let owner = program.owner(ofMember: flag, in: ref), let property = program.members.property(name, of: owner),
      property.isPrivate, property.initial?.value == .literal(.bool(!answer))
    else { return false }
    let setters = Set(
      file.bodies.filter { sets(name, to: answer, in: $0) }.map {
        program.root(of: BodyRef(file: fileIndex, body: $0.id))
      })
    return !setters.isEmpty && setters.allSatisfy(isForTests)
  }

  private func sets(_ name: String, to answer: Bool, in body: Body) -> Bool {
    body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .assign(let target, let value) = instruction.kind, file.sharedName(target) == name else {
        return false
      }
      return value != .literal(.bool(!answer))
    }
  }

  /// Whether a function of the module itself is called by tests, and by nobody else.
  private func isForTests(_ function: BodyRef) -> Bool {
    let body = program.body(function)
    guard body.kind == .function(.function), !body.modifiers.contains("public"), !body.modifiers.contains("open") else {
      return false
    }
    let calls = (program.callsByName[body.name] ?? []).filter { file, call in
      let site = program.files[file][call]
      guard program.match(site.arguments, to: function, ignoringLabels: false) != nil else { return false }
      return program.resolve(site, file: file).map { $0.target == function } ?? true
    }
    return !calls.isEmpty && calls.allSatisfy { program.isTest[$0.file] }
  }

  /// Whether a promise is left where something has failed, and all that hears of its future is what goes on when it succeeds.
  func isHeardOfSuccessOnly(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    let skips = open.trace.contains { $0.kind == .event(ObligationAnalysis.skipping(.success)) }
    guard analysis.primitive.kind == .promise, skips, !analysis.waiterValues.isEmpty else { return false }
    var isHeard = false
    let isUsedOtherwise = file.bodies.contains { body in
      body.blocks.contains { block in
        if case .exit(let exit) = block.terminator, let value = exit.value, isFuture(value, analysis) { return true }
        return block.instructions.contains { instruction in
          guard file.containsValue(in: instruction, where: { isFuture($0, analysis) }) else { return false }
          guard case .call(let id) = instruction.kind, let receiver = file[id].receiver, isFuture(receiver, analysis),
            let name = file[id].name, program.models.has(name, .onSuccess),
            !file[id].arguments.contains(where: { isFuture($0.value, analysis) })
          else { return true }
          isHeard = true
          return false
        }
      }
    }
    return isHeard && !isUsedOtherwise
  }

  private func isFuture(_ value: Value, _ analysis: ObligationAnalysis) -> Bool {
    value.contains { analysis.waiterValues.contains($0) }
  }
}
