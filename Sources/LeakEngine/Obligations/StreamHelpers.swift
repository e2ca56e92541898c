import LeakDomain
import LeakFlow

/// Functions that are given the continuation of a stream for good, by whoever makes the stream and does no more with it:
///
///     func messages() -> AsyncStream<String> { AsyncStream { self.receive(into: $0) } }
///     private func receive(into continuation: AsyncStream<String>.Continuation) { socket.receive { … } }
///
/// Of what such a function does itself its callers are told (`LentStreams`). Of a closure that it gives away, which may be the only one
/// that ever finishes, it is told itself.
///
/// Omissions: functions of other modules' sight, and those of which a caller is not known.
extension ObligationFinder {
  mutating func streamHelper(_ parameter: BodyParameter, _ number: Int, in body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), body.result?.isVoid ?? true, let type = parameter.type,
      let holding = CarrierTypes(program: program).holding(TypedRef(type, program.context(of: ref))),
      holding.primitive.kind == .stream, holding.shape == .single, holding.member == nil, !holding.isLocked,
      isUsedInClosure(parameter.variable, of: ref), let makers = program.makers(ofStreamFor: ref, parameter: number)
    else { return }
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: holding.primitive, scope: body.id, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.needsDischarge = true
    obligation.isOfClosures = true
    obligation.streams = makers.filter { $0.file == fileIndex }.flatMap { file.streams(builtBy: $0.call) }
    found.append(obligation)
  }

  private func isUsedInClosure(_ variable: VarID, of ref: BodyRef) -> Bool {
    program.family(of: ref).contains { $0 != ref.body && file[$0].freeVariables.contains(variable) }
  }
}

extension Program {
  /// What makes the streams of which a function is given the continuation, where all that call it make one for that; `nil` else.
  func makers(ofStreamFor ref: BodyRef, parameter: Int) -> [(file: Int, call: CallID)]? {
    var seen: Set<Given> = [Given(function: ref, number: parameter)]
    let makers = makers(ofStreamFor: ref, parameter, &seen)
    return makers?.isEmpty ?? true ? nil : makers
  }

  /// - Parameter seen: functions by way of which it has come here, which may call each other for the next turn.
  private func makers(
    ofStreamFor ref: BodyRef, _ parameter: Int, _ seen: inout Set<Given>
  ) -> [(file: Int, call: CallID)]? {
    let body = body(ref)
    guard body.attributes.isEmpty, !body.modifiers.contains(where: Self.shown.contains),
      body.isPrivate || members.requirements(body.name).isEmpty, let calls = calls(of: ref)
    else { return nil }
    var makers: [(file: Int, call: CallID)] = []
    for (number, call) in calls {
      let site = files[number][call]
      guard let resolved = resolve(site, file: number),
        let index = resolved.parameters.firstIndex(of: parameter),
        case .variable(let given) = site.arguments[index].value
      else { return nil }
      let caller = BodyRef(file: number, body: files[number][given].owner)
      if let place = self.body(caller).parameters.firstIndex(where: { $0.variable == given }),
        seen.contains(Given(function: caller, number: place))
      {
        continue
      }
      if let giver = givenOn(.variable(given), by: site, file: number) {
        seen.insert(giver)
        guard let others = self.makers(ofStreamFor: giver.function, giver.number, &seen) else { return nil }
        makers += others
        continue
      }
      guard let maker = maker(ofStreamFor: given, file: number), !isUsed(given, besides: call, file: number) else {
        return nil
      }
      makers.append((number, maker))
    }
    return makers
  }

  private static let shown: Set<String> = ["public", "open", "package", "override", "dynamic"]

  /// The call that makes a stream and gives its closure, or its caller, the continuation under a name.
  private func maker(ofStreamFor carrier: VarID, file number: Int) -> CallID? {
    let file = files[number]
    let owner = file[file[carrier].owner]
    if case .member(.call(let call), "1")? = file[carrier].definition {
      guard case .member(.global(let type), "makeStream") = file[call].callee else { return nil }
      return stream(ofType: type, in: BodyRef(file: number, body: owner.id)) == nil ? nil : call
    }
    guard owner.isClosure, owner.parameters.first?.variable == carrier, let outer = owner.parent.map({ file[$0] }),
      let call = outer.call(given: owner.id, in: file), case .global(let type) = file[call].callee,
      file[call].arguments.last?.value == .body(owner.id),
      stream(ofType: type, in: BodyRef(file: number, body: outer.id)) != nil
    else { return nil }
    return call
  }

  /// Whether more is done with a continuation than to give it to one call, to yield, and to say what the end of the consumer does.
  private func isUsed(_ carrier: VarID, besides call: CallID, file number: Int) -> Bool {
    let file = files[number]
    let value = Value.variable(carrier)
    return family(of: root(of: BodyRef(file: number, body: file[carrier].owner))).contains { id in
      file[id].blocks.contains { block in
        block.uses(value)
          || block.instructions.contains { instruction in
            switch instruction.kind {
            case .call(call): false
            case .call(let other) where file[other].callee == .member(value, "yield"): false
            case .assign(.member(value, "onTermination"), let given): given.contains { $0 == value }
            case .bind(carrier, _): false
            default: file.containsValue(in: instruction) { $0.contains { $0 == value } }
            }
          }
      }
    }
  }
}
