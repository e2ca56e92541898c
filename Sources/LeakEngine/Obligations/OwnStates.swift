import LeakDomain
import LeakFlow

/// Enums with a continuation or promise in some of their cases, in a method of their own by which each of them is told for good:
///
///     func fail(_ error: any Error) {
///       switch self {
///       case .query(let promise): promise.fail(error)
///       case .close: break
///       }
///     }
///
/// Omissions: methods that return something; callers that do anything else with it, or leave it where it is.
extension ObligationFinder {
  mutating func ownState(_ body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), !body.isStatic, body.result?.isVoid ?? true,
      isAsked(.selfReference, in: body),
      let key = program.type(around: ref), program.types.kind(of: key) == .enum,
      let carriers = CarrierTypes(program: program).payloads(
        of: TypedRef(.named(key.path, []), program.context(of: ref)), as: .selfReference),
      let primitive = carriers.first?.type.baseName.flatMap(program.models.primitive(ofCarrier:)),
      primitive.kind == .continuation || primitive.kind == .promise, isToldForGood(ref, primitive)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: [.selfReference] + carriers.map(\.value), begin: body.nameRange,
      carrier: "self")
    obligation.payloads = carriers.map(\.value)
    let types = Set(carriers.map(\.type))
    if types.count == 1 { obligation.carrierType = types.first }
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// Whether all that call a method on something have taken that out of where it was kept, and do nothing else with it.
  private func isToldForGood(_ ref: BodyRef, _ primitive: Primitive) -> Bool {
    var isTold = false
    for (number, call) in program.callsByName[program.body(ref).name] ?? [] {
      let site = program.files[number][call]
      let caller = BodyRef(file: number, body: site.body)
      if let key = site.receiver.flatMap({ program.staticType(of: $0, in: caller) }).flatMap(program.key),
        key != program.type(around: ref)
      {
        continue
      }
      guard program.mayReach(ref, site, file: number) else { continue }
      guard case .variable(let id)? = site.receiver, program.files[number][id].isConstant,
        !isUsedElsewhere(.variable(id), than: site, primitive, in: caller), isTaken(id, in: caller)
      else { return false }
      isTold = true
    }
    return isTold
  }

  /// Whether a variable is what was removed from a collection, or one of those in a collection that is emptied there.
  private func isTaken(_ variable: VarID, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    if case .call(let id)? = file[variable].definition {
      return file[id].name.map { program.models.has($0, .takesElement) } ?? false
    }
    guard let sequence = file[variable].sequence else { return false }
    let wholes = program.models.wholes(of: sequence, in: file).flatMap { whole -> [Value] in
      guard case .variable(let id) = whole, let source = file[id].definition, source != whole else { return [whole] }
      return [whole, source]
    }
    return program.body(ref).blocks.lazy.flatMap(\.instructions).contains { instruction in
      switch instruction.kind {
      case .assign(let target, _): wholes.contains(target)
      case .call(let id): file[id].name == "removeAll" && file[id].receiver.map(wholes.contains) ?? false
      default: false
      }
    }
  }
}
