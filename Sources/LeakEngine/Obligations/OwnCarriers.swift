import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Obligations that the object itself carries, on which a method is called: a continuation or a promise in an extension of its
/// type, an object of a framework in the method by which it is asked to do something (`begin: method:`).
///
/// Omissions: functions of an extension that a caller uses beside others that meet the carrier.
extension ObligationFinder {
  mutating func ownCarrier(_ body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), !body.isStatic else { return }
    if let (primitive, returning) = askedOf(body) {
      var obligation = own(primitive, in: body)
      obligation.returning = returning
      obligation.holders += primitive.holders(among: body.parameters).map(Value.variable)
      if returning != nil, isMetByOthers(primitive, than: ref) { return }
      // Whoever asks holds it until it is done.
      obligation.selfIsAlive = true
      found.append(obligation)
      found += entrusted(obligation, by: body)
    } else if let primitive = program.primitive(ofSelfIn: ref), body.result?.isVoid ?? true,
      !program.isUsedBesides(ref)
    {
      var obligation = own(primitive, in: body)
      obligation.throwTellsCaller = body.throwing != .never
      found.append(obligation)
    }
  }

  func own(_ primitive: Primitive, in body: Body) -> Obligation {
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: primitive.holdersOfSelf, begin: body.nameRange,
      carrier: primitive.kind == .custom ? body.typeName ?? "self" : "self")
    obligation.needsDischarge = true
    return obligation
  }

  /// The primitive of which an object of the type around is to do its work in a method.
  private func askedOf(_ body: Body) -> (primitive: Primitive, returning: String?)? {
    guard program.models.mayBegin(inMethod: body.name), let path = body.typePath,
      let key = program.types.key(path: path, file: fileIndex)
    else { return nil }
    return program.types.ancestry(of: key).lazy
      .compactMap { program.models.primitive(ofMethod: body.name, of: $0.path) }.first
  }

  /// Whether something else in the sources meets what is to be answered later than the function that promises it, and what that
  /// calls of its own type.
  ///
  /// - Parameter type: looks at methods of that type only.
  func isMetByOthers(_ primitive: Primitive, than ref: BodyRef, in type: TypeKey? = nil) -> Bool {
    var own: Set<BodyRef> = [ref]
    var pending = [ref]
    while let next = pending.popLast() {
      let family = Set(program.family(of: next))
      for site in program.files[next.file].calls where family.contains(site.body) {
        guard case .global = site.callee, let target = program.resolve(site, file: next.file)?.target,
          own.insert(target).inserted
        else { continue }
        pending.append(target)
      }
    }
    let names = Set(primitive.discharges.map { String($0.prefix { $0 != "(" }) })
    return names.contains { name in
      (program.callsByName[name] ?? []).contains { number, call in
        let site = program.files[number][call]
        let root = program.root(of: BodyRef(file: number, body: site.body))
        guard type == nil || program.type(around: root) == type else { return false }
        return primitive.isMet(by: site, in: program.files[number]) && !own.contains(root)
      }
    }
  }
}

extension Primitive {
  /// What stands for `self` where that is the carrier: itself, its own methods that discharge, and the members by which it
  /// is told.
  var holdersOfSelf: [Value] {
    let names = kind == .custom ? parts : discharges
    return [.selfReference] + names.sorted().map(Self.place)
  }

  /// `NSApp`, `NSApplication.shared`
  private static func place(_ name: String) -> Value {
    let parts = name.split(separator: ".").map(String.init)
    return parts.dropFirst().reduce(.global(parts.first ?? name)) { .member($0, $1) }
  }

  /// The parameters that stand for the shared object of their type, by which it is told.
  func holders(among parameters: [BodyParameter]) -> [VarID] {
    parameters.compactMap { parameter in
      guard let type = parameter.type?.baseName, parts.contains("\(type).shared") else { return nil }
      return parameter.variable
    }
  }
}

extension Program {
  /// What `self` carries in a function of an extension. The type itself, where the sources declare it, is another matter.
  func primitive(ofSelfIn ref: BodyRef) -> Primitive? {
    guard let path = body(root(of: ref)).typePath, let key = types.key(path: path, file: ref.file),
      types.kind(of: key) == nil, let primitive = models.primitive(ofParameter: path), primitive.isHandedAround
    else { return nil }
    return primitive
  }

  /// The only method of an extension that a call on a carrier can reach. What a closure is given mostly has no type to be seen.
  func method(_ name: String, ofCarrier primitive: Primitive, calledBy site: CallSite, file: Int) -> BodyRef? {
    let own = (functions[name] ?? []).filter { self.primitive(ofSelfIn: $0) == primitive && !body($0).isStatic }
    guard !own.isEmpty else { return nil }
    let caller = BodyRef(file: file, body: site.body)
    return only(own, CallQuery(call: site, caller: caller, byValue: false, depth: 0))?.target
  }

  /// Whether a caller in the sources does more with what it calls a method on.
  func isUsedBesides(_ ref: BodyRef) -> Bool {
    (callsByName[body(ref).name] ?? []).contains { number, call in
      let site = files[number][call]
      guard let receiver = site.receiver, mayReach(ref, site, file: number) else { return false }
      return isUsedElsewhere(receiver, than: site, in: BodyRef(file: number, body: site.body))
    }
  }
}

extension Program {
  /// Whether a call goes to a function, as far as is known.
  func mayReach(_ ref: BodyRef, _ site: CallSite, file: Int) -> Bool {
    if let resolved = resolve(site, file: file) { return resolved.target == ref }
    return fits(ref, CallQuery(call: site, caller: BodyRef(file: file, body: site.body), byValue: false, depth: 0))
      != nil
  }
}

extension ObligationAnalysis {
  /// Whether the obligation lies with the object on which the function is called.
  func isOwn(_ state: Tracked) -> Bool {
    primitive.kind != .operation && !primitive.isTaken && state.isHolder(.selfReference)
  }

  /// A method of the object that carries the obligation, called on `self` or on what stands for the carrier: what it does
  /// says its summary. `nil` for any other call.
  func onOwnMethod(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    let way = Way(state, facts)
    switch site.callee {
    case .global(let name):
      guard isOwn(state), name.beginsInLowercase, program.models.effectOfGiving(to: site) == nil,
        program.closureBody(of: site.callee, file: fileIndex) == nil
      else { return nil }
      guard let target = program.resolve(site, file: fileIndex)?.target else {
        // A function of a superclass, or another one that is not to be seen.
        return program.models.has(name, .quiet) ? nil : [apply(.handed, site, way, outcome: way.outcome)]
      }
      return program.type(around: target) == nil ? nil : summarized(target, id, site, way)
    case .member(let receiver, let name):
      guard state.isHolder(receiver), primitive.isHandedAround, !primitive.isMet(by: site, in: file),
        let target = program.method(name, ofCarrier: primitive, calledBy: site, file: fileIndex)
      else { return nil }
      return summarized(target, id, site, way)
    default: return nil
    }
  }

  private func summarized(_ target: BodyRef, _ id: CallID, _ site: CallSite, _ way: Way<Tracked>) -> [Way<Tracked>]? {
    if primitive.kind == .custom, site.arguments.contains(where: { closure(in: $0.value, way.state) != nil }),
      program.summary(ofSelfIn: target, primitive: primitive).all.allSatisfy({ $0.status == .open })
    {
      // Only the closure that it is given has to do with it.
      return nil
    }
    let isFollowed =
      way.state.status != .handed && way.state.gathering == .single
      && program.body(target).kind == .function(.function) && !passesCarrier(site, way.state)
      && !site.arguments.contains { closure(in: $0.value, way.state) != nil }
    guard isFollowed else { return [apply(.handed, site, way, outcome: way.outcome)] }
    let summary = program.summary(ofSelfIn: target, primitive: primitive)
    if summary.isUnfinished { return [] }
    let ways = summary.distinguishable.compactMap { following($0, of: summary, target, id, site, way) }
    return ways.isEmpty ? [apply(.handed, site, way, outcome: way.outcome)] : ways
  }

  /// Whether a closure calls a method of the object that carries the obligation.
  func callsMethodOfCarrier(_ body: BodyID, _ state: Tracked) -> Bool {
    guard state.isHolder(.selfReference) else { return false }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: body)))
    return file.calls.contains { site in
      guard family.contains(site.body), case .global(let name) = site.callee, name.beginsInLowercase else {
        return false
      }
      if primitive.kind == .operation { return callsOwnMethod(site) }
      guard let target = program.resolve(site, file: fileIndex)?.target else {
        return !program.models.has(name, .quiet) && program.models.effectOfGiving(to: site) == nil
      }
      return program.type(around: target) != nil
    }
  }
}
