import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Answers that an object leaves to one of its own methods, and to that one only:
///
///     override func startLoading() { begin() }
///
/// What `begin()` does not answer nobody does, so that it is a scope like the method that was asked. Where more than one place
/// may answer, who has to is not to be seen.
extension ObligationFinder {
  /// The obligations of the methods to which a method, and those in turn, leave what it owes.
  func entrusted(_ obligation: Obligation, by body: Body) -> [Obligation] {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard let type = program.type(around: ref), !isMetByOthers(obligation.primitive, than: ref, in: type) else {
      return []
    }
    var all: [Obligation] = []
    var obligation = obligation
    var giver = body
    while all.count < Self.longestLine, let taker = onlyAnswerer(obligation, calledBy: giver) {
      var own = own(obligation.primitive, in: taker)
      own.holders += obligation.primitive.holders(among: taker.parameters).map(Value.variable)
      own.throwTellsCaller = taker.throwing != .never
      own.selfIsAlive = obligation.selfIsAlive
      all.append(own)
      obligation = own
      giver = taker
    }
    return all
  }

  /// How many methods are followed, each called by the last.
  private static let longestLine = 3

  /// The one method called in a body that may answer, where nothing else there does.
  private func onlyAnswerer(_ obligation: Obligation, calledBy body: Body) -> Body? {
    let calls = file.calls.indices.filter { body.range.contains(file.calls[$0].range) }
    var takers: [(call: CallID, target: BodyRef)] = []
    for index in calls {
      let site = file.calls[index]
      if obligation.primitive.isMet(by: site, in: file) { return nil }
      guard case .global(let name) = site.callee, name.beginsInLowercase else { continue }
      guard let target = program.resolve(site, file: fileIndex)?.target else {
        if program.models.has(name, .quiet) || program.models.effectOfGiving(to: site) != nil { continue }
        return nil
      }
      let summary = program.summary(ofSelfIn: target, primitive: obligation.primitive)
      if summary.all.allSatisfy({ $0.status == .open }) { continue }
      takers.append((CallID(index), target))
    }
    guard takers.count == 1, let taker = takers.first, taker.target.file == fileIndex, taker.target.body != body.id,
      isCalledOnce(taker.target), promises(obligation.returning, body, behind: taker.call)
    else { return nil }
    return file[taker.target.body]
  }

  /// Whether a method has one caller, and is used in no other way.
  private func isCalledOnce(_ ref: BodyRef) -> Bool {
    let body = program.body(ref)
    return body.kind == .function(.function) && !body.isStatic && !body.modifiers.contains("override")
      && !body.attributes.contains("objc") && !program.index.givenFunctions.contains(body.name)
      && (program.callsByName[body.name] ?? []).count {
        program.mayReach(ref, program.files[$0.file][$0.call], file: $0.file)
      } == 1
  }

  /// Whether a method that says by its result that the answer comes later says so wherever it has called another.
  private func promises(_ name: String?, _ body: Body, behind call: CallID) -> Bool {
    guard let name else { return true }
    let place = body.blocks.indices.first { number in
      body.blocks[number].instructions.contains { $0.kind == .call(call) }
    }
    return body.reachable(from: place ?? Body.entry).allSatisfy { number in
      guard case .exit(let exit) = body.blocks[number].terminator else { return true }
      return exit.value?.isCase(name) ?? false
    }
  }
}
