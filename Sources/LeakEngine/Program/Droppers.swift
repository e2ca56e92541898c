import LeakAST
import LeakDomain
import LeakFlow

/// Functions that drop what they are given, whatever happens. They are to blame, and not those that rely on them.
extension Program {
  /// What a parameter carries, by its type, by its name, or since somebody waits for it.
  func primitive(ofParameter number: Int, of ref: BodyRef) -> Primitive? {
    if let declared = declaredPrimitive(of: body(ref).parameters[number], in: ref) { return declared }
    return isAwaited(number, of: ref) ? .handler : nil
  }

  /// What a parameter carries, by its type and by its name.
  func declaredPrimitive(of parameter: BodyParameter, in ref: BodyRef) -> Primitive? {
    let body = body(ref)
    guard case .function(let kind) = body.kind, kind == .function || kind == .initializer else { return nil }
    let type = parameter.type.map { resolvingAlias($0, in: ref) }
    let name = files[ref.file][parameter.variable].name
    if models.isHandler(label: parameter.label, name: name, type: type),
      !models.isRegistration(body.name, label: parameter.label, type: type)
    {
      return .handler
    }
    // An initialiser keeps its promise.
    guard let type = parameter.type.flatMap({ nominalName($0, in: ref) }),
      let known = models.primitive(ofParameter: type),
      body.result.map({ $0.isVoid || $0.functionType != nil }) ?? true, known.kind != .promise || kind == .function
    else { return nil }
    return known
  }

  /// Whether a function drops a continuation that its callers do not use themselves.
  func dropsContinuation(_ ref: BodyRef, parameter number: Int) -> Bool {
    guard !models.tellsWhatIsGiven(to: body(ref).name),
      let primitive = primitive(ofParameter: number, of: ref), primitive.kind == .continuation,
      summary(of: ref, parameter: number, primitive: primitive).normal == [.open]
    else { return false }
    return !isUsedByCallers(of: ref, parameter: number)
  }

  /// Whether what a function drops is told of in that function, given that it drops it on every path.
  func tellsDropping(_ ref: BodyRef, parameter: Int, _ primitive: Primitive) -> Bool {
    switch primitive.kind {
    case .handler: isCarrier(parameter, of: ref)
    case .promise: isCarrier(parameter, of: ref) && !isOwn(ref)
    case .continuation: dropsContinuation(ref, parameter: parameter)
    default: false
    }
  }

  /// Whether those who call a function mean this one, and no other that a protocol, an heir or a framework puts in its place: of
  /// what it leaves they are told.
  private func isOwn(_ ref: BodyRef) -> Bool {
    let body = body(ref)
    guard !isTest[ref.file], !body.modifiers.contains(where: Self.replaceable.contains),
      !models.has(body.name, .outboundOperation)
    else { return false }
    guard let owner = type(around: ref) else { return true }
    guard types.kind(of: owner) != .protocol else { return false }
    return types.ancestry(of: owner).allSatisfy { other in
      other == owner
        || members.functions(body.name, of: other).isEmpty && members.requirements(body.name, of: other).isEmpty
    }
  }

  private static let replaceable: Set<String> = ["override", "open", "dynamic"]

  /// Does nothing, or nothing but to say that it must not be called: it stands for what others will write.
  func isPlaceholder(_ ref: BodyRef) -> Bool { isEmpty(body(ref)) || isAbstract(body(ref)) }

  /// No way leads out, as in `func run() { fatalError("a subclass does that") }`.
  private func isAbstract(_ body: Body) -> Bool {
    guard body.kind == .function(.function), body.skippable.isEmpty else { return false }
    return body.reachable(from: Body.entry).allSatisfy { number in
      switch body.blocks[number].terminator {
      case .unreachable, .jump: true
      default: false
      }
    }
  }

  private func isEmpty(_ body: Body) -> Bool {
    body.blocks.allSatisfy { block in
      guard block.instructions.isEmpty else { return false }
      guard case .exit(let exit) = block.terminator, let value = exit.value else { return true }
      return !value.contains { part in
        switch part {
        case .variable, .body: true
        default: false
        }
      }
    }
  }

  /// Whether a caller in the sources does more with what it gives to a parameter.
  private func isUsedByCallers(of ref: BodyRef, parameter: Int) -> Bool {
    let body = body(ref)
    let names = body.kind == .function(.initializer) ? [body.typeName ?? "", "init"] : [body.name]
    return names.flatMap { callsByName[$0] ?? [] }.contains { number, call in
      let site = files[number][call]
      guard !isTest[number] || isTest[ref.file], let resolved = resolve(site, file: number), resolved.target == ref,
        let index = resolved.parameters.firstIndex(of: parameter)
      else { return false }
      return isUsedElsewhere(site.arguments[index].value, than: site, in: BodyRef(file: number, body: site.body))
    }
  }

  /// Whether the function around a call uses an argument otherwise, or others may: it is no variable of its own.
  func isUsedElsewhere(_ value: Value, than call: CallSite, in caller: BodyRef) -> Bool {
    guard case .variable = value else { return true }
    return files[caller.file].uses(in: family(of: root(of: caller)), besides: call.range) { other in
      other.contains { $0 == value }
    }
  }
}
