import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Operations that say themselves when they are finished: their queue waits until they do, and so does whatever depends on
/// them.
///
/// Omissions: another method of the operation, and whatever is given the operation itself, is taken to finish it.
extension ObligationFinder {
  /// `start()` and `main()` of an asynchronous operation, where some path finishes it or has `main()` do that.
  mutating func operation(_ body: Body) {
    guard body.name == "start" || body.name == "main", body.parameters.isEmpty, body.kind == .function(.function),
      body.modifiers.contains("override"), let known = program.models.operation, let type = body.typeName,
      saysWhenFinished(body)
    else { return }
    var primitive = known
    primitive.discharges.formUnion(marksOfEnd(body))
    let endings = endings(of: primitive, in: body)
    let goesOn = body.name == "start" && callsMain(body)
    guard !endings.isEmpty || goesOn else { return }
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: endings + [.selfReference], begin: body.nameRange, carrier: type)
    obligation.needsDischarge = !goesOn
    // Its queue holds it until it is finished.
    obligation.selfIsAlive = true
    found.append(obligation)
  }

  /// Whether a class, or one that it inherits from, keeps its state itself.
  private func saysWhenFinished(_ body: Body) -> Bool {
    guard let path = body.typePath, let key = program.types.key(path: path, file: fileIndex) else { return false }
    return program.types.ancestry(of: key).contains { type in
      ["isAsynchronous", "isConcurrent", "isFinished"].contains { program.members.property($0, of: type) != nil }
    }
  }

  /// What `isFinished` looks at, and with what it compares that: `done`, `state` and `over` of `state == .over`.
  private func marksOfEnd(_ body: Body) -> Set<String> {
    guard let path = body.typePath, let key = program.types.key(path: path, file: fileIndex) else { return [] }
    var names: Set<String> = []
    for ref in program.types.ancestry(of: key).flatMap({ program.implicitlyCalled[$0] ?? [] }) {
      let getter = program.body(ref)
      guard getter.name == "isFinished", getter.kind == .function(.accessor("get")) else { continue }
      for body in program.family(of: ref) {
        program.files[ref.file].forEachPart(of: program.files[ref.file][body]) { part in
          switch part {
          case .global(let name) where name.first?.isUppercase == false: names.insert(name)
          case .implicitMember(let name): names.insert(name)
          default: break
          }
        }
      }
    }
    return names
  }

  /// Whether a body has the operation do its work, which then finishes it.
  private func callsMain(_ body: Body) -> Bool {
    file.calls.contains { $0.body == body.id && $0.callee == .global("main") }
  }

  /// What finishes the operation in a body: methods that are called, and members that are given the state.
  private func endings(of primitive: Primitive, in body: Body) -> [Value] {
    let family = program.family(of: BodyRef(file: fileIndex, body: body.id))
    var endings: [Value] = []
    for instruction in family.flatMap({ file[$0].blocks }).flatMap(\.instructions) {
      let ending: Value?
      switch instruction.kind {
      case .call(let id): ending = isEnding(file[id], in: body, primitive) ? file[id].callee : nil
      case .assign(let target, let value): ending = primitive.isDischarged(by: value, in: target) ? target : nil
      default: ending = nil
      }
      if let ending, !endings.contains(ending) { endings.append(ending) }
    }
    return endings
  }

  /// `finish()`, also on a `self` that a closure holds weakly, and in a closure any method that may lead to it.
  private func isEnding(_ site: CallSite, in body: Body, _ primitive: Primitive) -> Bool {
    let name: String
    switch site.callee {
    case .global(let method): name = method
    case .member(.variable(let id), let method) where file[id].name == "self": name = method
    default: return false
    }
    if primitive.discharges.contains(name) { return true }
    guard site.body != body.id, let target = program.resolve(site, file: fileIndex)?.target else { return false }
    return program.body(target).typeName != nil && program.mayFinish(target, primitive)
  }
}

extension Primitive {
  /// Whether giving a member a value discharges: `state = .finished`, `isFinished = true`. What is no case and no Boolean may
  /// be the state that is asked for.
  func isDischarged(by value: Value, in target: Value) -> Bool {
    switch value {
    case .implicitMember(let name): discharges.contains(name)
    case .member(.global(let type), let name) where type.isCapitalized: discharges.contains(name)
    case .literal(.bool(false)), .literal(.nil): false
    default: target.memberName.map(discharges.contains) ?? false
    }
  }
}

extension ObligationAnalysis {
  /// A method of the operation itself that does not finish it on the spot, and may do so.
  func callsOwnMethod(_ site: CallSite) -> Bool {
    guard primitive.kind == .operation else { return false }
    if site.receiver == .global("super") || site.callee == .global("main") || site.callee == .global("start") {
      return true
    }
    if program.isLeftToHeirs(site, file: fileIndex) || startsOwnWork(site) { return true }
    guard let target = program.resolve(site, file: fileIndex)?.target, isOwn(target, site) else { return false }
    return program.mayFinish(target, primitive)
  }

  /// Whether a call starts something that a member of the operation has made ready, and something else of the operation finishes it:
  /// a closure that `init` made, or a method that a delegate is told by.
  private func startsOwnWork(_ site: CallSite) -> Bool {
    guard let first = file.receivers(of: site).last, case .global(let name) = first.root, name.beginsInLowercase,
      site.name.map({ !program.models.has($0, .quiet) }) ?? false
    else { return false }
    return isFinishedElsewhere
  }

  func findFinishedElsewhere() -> Bool {
    let ref = BodyRef(file: fileIndex, body: scope)
    guard let type = program.type(around: ref) else { return false }
    return file.bodies.contains { body in
      let root = program.root(of: BodyRef(file: fileIndex, body: body.id))
      let other = program.body(root)
      guard root.body != scope, program.type(around: root) == type, !Self.ownEntries.contains(other.name),
        !primitive.discharges.contains(other.name)
      else { return false }
      return file.calls.contains { $0.body == body.id && $0.name.map(primitive.discharges.contains) ?? false }
    }
  }

  /// The methods by which the queue and others begin and end an operation.
  private static let ownEntries: Set<String> = ["start", "main", "cancel"]

  /// Whether a decision tells that the operation has not begun, or has been here before.
  func isPastOperation(_ test: Test, _ answer: Bool) -> Bool {
    guard primitive.kind == .operation else { return false }
    switch test {
    case .isTrue(.global(let name)), .isCase(.global(let name), _):
      return program.models.has(name, .progressOfOperation) || primitive.discharges.contains(name)
    case .isNil(.global): return !answer
    default: return false
    }
  }

  private func isOwn(_ target: BodyRef, _ site: CallSite) -> Bool {
    guard program.body(target).typeName != nil else { return false }
    if case .global = site.callee { return true }
    guard case .variable(let id)? = site.receiver else { return false }
    return file[id].name == "self"
  }
}

extension Program {
  /// Whether a call on the object itself is of a method that its class leaves to those that inherit from it.
  func isLeftToHeirs(_ site: CallSite, file: Int) -> Bool {
    guard case .global(let name) = site.callee, let type = type(around: BodyRef(file: file, body: site.body)) else {
      return false
    }
    let own = types.ancestry(of: type).flatMap { members.functions(name, of: $0) }
    return own.contains(where: isPlaceholder)
      || !own.isEmpty && types.descendants(of: type).contains { !members.functions(name, of: $0).isEmpty }
  }

  /// Whether a method, or one that it calls, finishes the operation, or gives it to somebody who may.
  func mayFinish(_ method: BodyRef, _ primitive: Primitive) -> Bool {
    var seen: Set<BodyRef> = [method]
    var pending = [method]
    while let ref = pending.popLast() {
      let file = files[ref.file]
      for instruction in family(of: ref).flatMap({ file[$0].blocks }).flatMap(\.instructions) {
        switch instruction.kind {
        case .assign(let target, let value):
          if value == .selfReference || primitive.isDischarged(by: value, in: target) { return true }
        case .call(let id):
          let site = file[id]
          if site.receiver == .global("super") || site.name.map(primitive.discharges.contains) ?? false { return true }
          if site.arguments.contains(where: { $0.value == .selfReference }) || isLeftToHeirs(site, file: ref.file) {
            return true
          }
          guard case .global = site.callee, let next = resolve(site, file: ref.file)?.target,
            body(next).typeName != nil, seen.insert(next).inserted
          else { continue }
          pending.append(next)
        default: break
        }
      }
    }
    return false
  }
}
