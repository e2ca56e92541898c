import LeakAST
import LeakDomain
import LeakFlow

/// Requests that nobody in the sources is seen to give, such as those that a framework hands to a function: how the function answers them
/// shows that it owes an answer.
///
///     func hover(_ request: Request) {
///       guard let text = documents[request.uri] else { log("no such document"); return }
///       request.reply(.success(text))
///     }
///
/// Omissions: functions that answer in one way only, and leave without a word: those may try again.
extension ObligationFinder {
  /// Whether no place in the sources names a function.
  func isNamedNowhere(_ body: Body) -> Bool {
    !body.modifiers.contains("override")
      && program.files.allSatisfy { $0.occurrences.bodies(naming: body.name).isEmpty }
  }

  /// Whether bodies tell a success and do what nobody does who leaves the request to others: they tell a failure as well, or say in words
  /// why they give up.
  func answersAlone(_ variable: VarID, _ holding: CarrierTypes.Holding, among bodies: [Body]) -> Bool {
    let answers = bodies.flatMap { self.answers(to: variable, holding, in: $0) }
    guard answers.contains(where: { !program.isFailing($0, in: file) }),
      !bodies.contains(where: { measures($0, by: .variable(variable)) })
    else { return false }
    return answers.contains { program.isFailing($0, in: file) } || bodies.contains(where: givesUpInWords)
  }

  /// Whether a body compares something with what a request says: there may not be enough yet.
  private func measures(_ body: Body, by request: Value) -> Bool {
    body.blocks.contains { block in
      guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject,
        comparesNumbers(subject), case .operation(_, let parts) = subject,
        parts.contains(where: { $0.root == request })
      else { return false }
      return !parts.allSatisfy { if case .literal = $0 { true } else { $0.root == request } }
    }
  }

  /// Whether a test asks for what the answer is made of, found under something that the request says: that tells nothing of the request.
  ///
  ///     guard let text = documents[request.uri] else { … }
  ///     request.reply(text)
  func isForAnswer(_ test: Test, to variable: VarID, _ holding: CarrierTypes.Holding, in body: Body) -> Bool {
    guard let found = found(by: test), found.rootVariable != variable else { return false }
    let names = body.blocks.lazy.flatMap(\.instructions).compactMap { instruction -> Value? in
      guard case .bind(let name, found) = instruction.kind else { return nil }
      return .variable(name)
    }
    let parts = Set(names + [found])
    return answers(to: variable, holding, in: body).contains { site in
      site.arguments.contains { isMade($0.value, of: parts, steps: 3) }
    }
  }

  /// What a test asks to be there, or not to be empty.
  private func found(by test: Test) -> Value? {
    switch test {
    case .isNil(let found): return found
    case .isTrue(.member(.variable(let name), "isEmpty")): return file[name].definition
    default: return nil
    }
  }

  private func isMade(_ value: Value, of parts: Set<Value>, steps: Int) -> Bool {
    steps > 0
      && value.contains { part in
        if parts.contains(part) { return true }
        switch part {
        case .call(let id):
          return ([file[id].callee] + file[id].arguments.map(\.value)).contains {
            isMade($0, of: parts, steps: steps - 1)
          }
        case .variable(let id):
          return file[id].definition.map { isMade($0, of: parts, steps: steps - 1) } ?? false
        default: return false
        }
      }
  }

  /// The calls in a body, and in its closures, that answer a request: those of its carrier, and of its own methods which do so on each way.
  private func answers(to variable: VarID, _ holding: CarrierTypes.Holding, in body: Body) -> [CallSite] {
    guard let member = holding.member else { return [] }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: body.id)))
    let request = Value.variable(variable)
    let carriers = [member, holding.label].compactMap { $0 }.map { Value.member(request, $0) }
    return file.calls.filter { site in
      guard family.contains(site.body), case .member(let receiver, let name) = site.callee else { return false }
      if carriers.contains(site.callee) { return holding.primitive.isCalled }
      if carriers.contains(receiver) { return holding.primitive.discharges.contains(name) }
      guard receiver == request, let method = program.resolve(site, file: fileIndex)?.target else { return false }
      let summary = program.summary(of: method, member: member, primitive: holding.primitive)
      return !summary.isUnfinished && !summary.outcomes.isEmpty
        && summary.outcomes.allSatisfy { $0.status == .discharged }
    }
  }

  /// Whether a way out, or a turn of a loop, does nothing but say something in words.
  private func givesUpInWords(_ body: Body) -> Bool {
    body.blocks.contains { block in
      switch block.terminator {
      case .exit(let exit) where exit.kind == .returns: break
      case .repeatLoop: break
      default: return false
      }
      let calls = block.instructions.compactMap { instruction -> CallSite? in
        if case .call(let id) = instruction.kind { file[id] } else { nil }
      }
      return !calls.isEmpty && calls.allSatisfy(isWords)
    }
  }

  /// `print("bad request")`, `logger.error("no document at \(uri)")`
  private func isWords(_ site: CallSite) -> Bool {
    switch site.arguments.first?.value {
    case .literal(.string), .aggregate: break
    default: return false
    }
    guard let name = site.name else { return false }
    return program.models.has(name, .quiet) || site.receiver.flatMap(written).map { program.has($0, .logger) } ?? false
  }

  private func written(_ receiver: Value) -> String? {
    switch receiver {
    case .variable(let id): file[id].name
    case .global(let name): name
    default: receiver.memberName
    }
  }
}
