import LeakAST
import LeakDomain
import LeakFlow

/// What the functions of a name may give whoever calls them, as far as their declared results show it: asked of every call before it is
/// resolved, and names repeat.
final class DeclaredResults {
  private unowned let program: Program
  private var carriers: [String: Bool] = [:]
  private var promises: [String: Bool] = [:]

  init(_ program: Program) { self.program = program }

  /// Whether a result holds something that is owed.
  func mayGiveCarrier(_ name: String) -> Bool {
    if let known = carriers[name] { return known }
    let found = results(of: name) { written, ref in
      CarrierTypes(program: program).holding(TypedRef(written, program.context(of: ref))) != nil
    }
    carriers[name] = found
    return found
  }

  /// Whether a result is a promise.
  func mayGivePromise(_ name: String) -> Bool {
    if let known = promises[name] { return known }
    let found = results(of: name) { written, ref in program.promise(ofType: written, in: ref) != nil }
    promises[name] = found
    return found
  }

  private func results(of name: String, have isWanted: (TypeRef, BodyRef) -> Bool) -> Bool {
    (program.functions[name] ?? []).contains { ref in
      guard let written = program.body(ref).result, !written.isVoid else { return false }
      return isWanted(written, ref)
    }
  }
}

extension Program {
  /// The promises that values of a type are.
  func promise(ofType type: TypeRef, in ref: BodyRef) -> Primitive? {
    nominalName(type, in: ref).flatMap(models.primitive(ofParameter:)).flatMap { $0.kind == .promise ? $0 : nil }
  }
}
