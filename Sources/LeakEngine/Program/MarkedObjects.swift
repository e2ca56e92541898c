import LeakFlow

/// Methods that mark their object and say whether it was marked before, of which the first caller gets another answer than
/// all that follow: `if done { return false }; done = true; return true`, `let old = done; done = true; return old`.
extension Program {
  /// What such a method returns where its object is marked already.
  func resultWhenMarked(by function: BodyRef) -> Bool? {
    if let known = markedResults[function] { return known }
    // Methods that call each other in a circle say nothing.
    markedResults[function] = .some(nil)
    let file = files[function.file]
    var found: Bool?
    for body in family(of: function) where found == nil { found = file.resultWhenMarked(by: file[body]) }
    if found == nil, let other = forwarded(by: function) { found = resultWhenMarked(by: other) }
    markedResults[function] = .some(found)
    return found
  }

  /// The function whose result is the only one of another.
  private func forwarded(by function: BodyRef) -> BodyRef? {
    let results = body(function).blocks.compactMap { block in
      if case .exit(let exit) = block.terminator { exit.value } else { nil }
    }
    guard results.count == 1, case .call(let call) = results[0] else { return nil }
    return resolve(files[function.file][call], file: function.file)?.target
  }
}

extension FlowFile {
  fileprivate func resultWhenMarked(by body: Body) -> Bool? {
    for block in body.blocks {
      for case .assign(let mark, let value) in block.instructions.map(\.kind) where isMark(mark, of: body) {
        if case .literal(.bool(let flag)) = value, let isSame = returnedMark(mark, in: body) { return isSame == flag }
        if isMark(value), let result = resultBesideMarking(mark, in: body) { return result }
      }
    }
    return nil
  }

  /// A member, or what the parameter of a closure under a lock stands for.
  private func isMark(_ place: Value, of body: Body) -> Bool {
    if case .variable(let id) = place { return body.isClosure && body.parameters.contains { $0.variable == id } }
    return place.memberName != nil
  }

  private func isMark(_ value: Value) -> Bool {
    switch value {
    case .literal(.bool), .literal(.nil), .implicitMember: true
    default: false
    }
  }

  /// Whether a body returns what a mark was (`true`), or the opposite of it.
  private func returnedMark(_ mark: Value, in body: Body) -> Bool? {
    for block in body.blocks {
      guard case .exit(let exit) = block.terminator, let value = exit.value else { continue }
      if let isSame = polarity(of: mark, in: value) { return isSame }
    }
    return nil
  }

  private func polarity(of mark: Value, in value: Value) -> Bool? {
    switch value {
    case mark: return true
    case .operation("!", let parts) where parts.count == 1: return polarity(of: mark, in: parts[0]).map(!)
    case .variable(let id) where self[id].isLet: return self[id].definition.flatMap { self.polarity(of: mark, in: $0) }
    default: return nil
    }
  }

  /// The literal that a body returns on one side of a test of the mark, where it leaves the mark alone, and not on the other.
  private func resultBesideMarking(_ mark: Value, in body: Body) -> Bool? {
    for block in body.blocks {
      guard case .branch(let test, _, _, _, _) = block.terminator, test.subject == mark else { continue }
      let sides = block.successors.map {
        (marks: marks(mark, in: body, from: $0), results: results(of: body, from: $0))
      }
      guard let quiet = sides.first(where: { !$0.marks && $0.results.count == 1 }), let result = quiet.results.first,
        sides.contains(where: { $0.marks && $0.results == [!result] })
      else { continue }
      return result
    }
    return nil
  }

  private func marks(_ mark: Value, in body: Body, from start: Int) -> Bool {
    body.reachable(from: start).contains { number in
      body.blocks[number].instructions.contains { if case .assign(mark, _) = $0.kind { true } else { false } }
    }
  }

  private func results(of body: Body, from start: Int) -> Set<Bool> {
    Set(
      body.reachable(from: start).compactMap { number in
        guard case .exit(let exit) = body.blocks[number].terminator, case .literal(.bool(let flag))? = exit.value else {
          return nil
        }
        return flag
      })
  }
}
