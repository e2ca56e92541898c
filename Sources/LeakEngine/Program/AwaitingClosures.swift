import LeakDomain
import LeakFlow

/// A closure at a call that meets an obligation of the function around it on each of its ways, and is all that does so on the way:
/// whoever is given the closure has to call it.
struct AwaitingClosure {
  let program: Program
  let file: Int
  let call: CallSite
  let closure: BodyID
  let depth: Int
  private var flow: FlowFile { program.files[file] }

  var isOnlyAnswer: Bool {
    guard closure != call.body, flow[closure].isClosure else { return false }
    return flow[closure].freeVariables.contains { variable in
      guard let carrier = carrier(variable) else { return false }
      return answers(closure, carrier) && (carrier.isWaitedFor ? waits(for: variable) : !isMetOtherwise(variable))
    }
  }

  private struct Carrier {
    var variable: VarID
    var primitive: Primitive
    /// A semaphore or a group: it can be seen whether anybody waits.
    var isWaitedFor: Bool
  }

  /// What a variable that the closure captures carries.
  private func carrier(_ variable: VarID) -> Carrier? {
    let owner = flow[flow[variable].owner]
    let ref = BodyRef(file: file, body: owner.id)
    guard let number = owner.parameters.firstIndex(where: { $0.variable == variable }) else {
      guard case .call(let made)? = flow[variable].definition, case .global(let type) = flow[made].callee else {
        return nil
      }
      let kinds: [Primitive.Kind] = [.semaphore, .group]
      return kinds.lazy.compactMap { program.models.primitive($0, type: type) }.first
        .map { Carrier(variable: variable, primitive: $0, isWaitedFor: true) }
    }
    let parameter = owner.parameters[number]
    if let primitive = continuation(number, of: owner) {
      return Carrier(variable: variable, primitive: primitive, isWaitedFor: false)
    }
    guard !owner.isClosure, let primitive = program.declaredPrimitive(of: parameter, in: ref),
      [.handler, .continuation].contains(primitive.kind)
    else {
      guard program.isAwaited(number, of: ref, depth: depth - 1) else { return nil }
      return Carrier(variable: variable, primitive: .handler, isWaitedFor: false)
    }
    return Carrier(variable: variable, primitive: primitive, isWaitedFor: false)
  }

  /// What `withCheckedContinuation` gives to its closure.
  private func continuation(_ number: Int, of owner: Body) -> Primitive? {
    guard owner.isClosure, number == 0, let parent = owner.parent,
      let site = flow[parent].call(given: owner.id, in: flow).map({ flow[$0] }), let name = site.name,
      site.arguments.last?.value == .body(owner.id)
    else { return nil }
    return program.models.primitive(givenToClosureOf: name).flatMap { $0.kind == .continuation ? $0 : nil }
  }

  /// Whether every way through a body meets the obligation.
  private func answers(_ body: BodyID, _ carrier: Carrier) -> Bool {
    !flow[body].mayLeave { block in
      block.instructions.contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        return meets(flow[id], carrier)
      }
    }
  }

  private func meets(_ site: CallSite, _ carrier: Carrier) -> Bool {
    if carrier.primitive.isCalled, site.callee == .variable(carrier.variable) { return true }
    if site.receiver == .variable(carrier.variable), carrier.primitive.isMet(by: site, in: flow) { return true }
    return site.arguments.contains { operand in
      guard case .body(let inner) = operand.value,
        let mode = program.models.mode(of: site, label: operand.label), [.nowOnce, .laterOnce].contains(mode)
      else { return false }
      return flow[inner].isClosure && answers(inner, carrier)
    }
  }

  /// Whether anything beside the closure, or on a way that leads to the call or on from it, has to do with what it meets.
  private func isMetOtherwise(_ variable: VarID) -> Bool {
    var inner = closure
    while inner != flow[variable].owner {
      guard let parent = flow[inner].parent, let place = flow[parent].call(given: inner, in: flow) else { return true }
      if isMet(variable, in: flow[parent], around: place, besides: inner) { return true }
      inner = parent
    }
    return false
  }

  private func isMet(_ variable: VarID, in body: Body, around place: CallID, besides inner: BodyID) -> Bool {
    let uses = { (part: Value) in
      if case .body(let other) = part, other != inner { return flow[other].freeVariables.contains(variable) }
      return part == .variable(variable)
    }
    let own = Set(
      body.blocks.indices.filter { number in body.blocks[number].instructions.contains { $0.kind == .call(place) } })
    let behind = Set(own.flatMap { body.reachable(from: $0) })
    return body.blocks.indices.contains { number in
      guard behind.contains(number) || !body.reachable(from: number).isDisjoint(with: own) else { return false }
      return body.blocks[number].instructions.contains { flow.containsValue(in: $0) { $0.contains(where: uses) } }
    }
  }

  private func waits(for variable: VarID) -> Bool {
    flow.calls.contains { site in
      site.receiver == .variable(variable) && ["wait", "notify"].contains(site.name ?? "")
    }
  }
}
