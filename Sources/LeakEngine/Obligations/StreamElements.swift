import LeakDomain
import LeakFlow

/// Requests that come one after the other out of a stream: whoever reads it is the only one who has them.
///
///     for await request in inbox {
///       if request.name.isEmpty { continue }
///       request.reply.resume(returning: request.name)
///     }
///
/// Where nobody is seen to put anything in, how the reader answers has to show that it owes the answer (`UnseenGivers`).
///
/// Omissions: elements that a pattern takes apart, or in which the carrier lies deeper than in a member or a case; what is still in the
/// stream when its reader leaves.
extension ObligationFinder {
  mutating func streamElement(_ variable: VarID, at point: Point) {
    let ref = BodyRef(file: fileIndex, body: point.body.id)
    guard let sequence = file[variable].sequence,
      point.body.blocks[point.block].instructions.contains(where: { $0.kind == .element(sequence, isAwait: true) }),
      case .instance(let type)? = program.staticType(of: .variable(variable), in: ref),
      let place = ActionPlaces(program: program).place(in: type), place.holding.depth == 0, !place.isOpaque,
      place.holding.primitive.kind == .continuation || place.holding.primitive.kind == .promise,
      isSentForGood(type, place.holding.primitive)
        ?? (!asks(point.body, about: variable, place.holding)
          && answersAlone(variable, place.holding, among: [point.body]))
    else { return }
    var obligation = Obligation(
      primitive: place.holding.primitive, scope: point.body.id, holders: [.variable(variable)],
      trigger: point.instruction, begin: file[variable].range, carrier: file[variable].name)
    obligation.member = place.holding.member
    obligation.label = place.holding.label
    obligation.choices = place.choices
    obligation.otherMembers = place.others
    obligation.carrierType = ActionOrigins(program: program).carrier(in: type, at: place)
    obligation.isOutOfReach = true
    obligation.needsDischarge = true
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  /// Whether all that is sent of a type is made for that; `nil` where nobody is seen to send anything of it.
  private func isSentForGood(_ type: TypedRef, _ primitive: Primitive) -> Bool? {
    guard let key = program.types.key(of: type) else { return false }
    var isSent = false
    var isKnown = true
    for (number, call) in Self.sends.flatMap({ program.callsByName[$0] ?? [] }) {
      let site = program.files[number][call]
      let ref = BodyRef(file: number, body: site.body)
      guard let sent = site.arguments.first?.value, isOf(key, sent, in: ref) else {
        isKnown = isKnown && site.arguments.first.map { program.staticType(of: $0.value, in: ref) != nil } ?? true
        continue
      }
      guard asksForOutcome(of: call, in: number) || isFresh(sent, in: site, number, primitive, steps: 3) else {
        return false
      }
      isSent = true
    }
    return isSent ? true : isKnown ? nil : false
  }

  /// Whether whoever sends something asks whether that went in, so that he knows who has it.
  private func asksForOutcome(of call: CallID, in number: Int) -> Bool {
    let file = program.files[number]
    return file[file[call].body].blocks.contains { block in
      guard case .branch(.isCase(let value, _), _, _, _, _) = block.terminator else { return false }
      if case .variable(let id) = value { return file[id].definition == .call(call) }
      return value == .call(call)
    }
  }

  /// Whether a value is of a type, or a case of an enum that is one by its name: `.read(id, continuation)`
  private func isOf(_ type: TypeKey, _ value: Value, in ref: BodyRef) -> Bool {
    if case .call(let id) = value, case .implicitMember(let name) = program.files[ref.file][id].callee {
      return program.members.cases(of: type).contains { $0.name == name }
    }
    return program.staticType(of: value, in: ref).flatMap(program.key) == type
  }

  /// What puts an element into a stream or channel.
  private static let sends = ["yield", "send"]
}
