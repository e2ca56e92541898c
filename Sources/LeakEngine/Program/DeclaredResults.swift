import LeakAST
import LeakDomain
import LeakFlow

/// What the functions of a name may give whoever calls them, as far as their declared results show it: asked of every call before it is
/// resolved, and names repeat.
final class DeclaredResults {
  struct Kinds: OptionSet {
    let rawValue: UInt8

    /// A result holds something that is owed.
    static let carrier = Kinds(rawValue: 1)
    /// A result is a promise.
    static let promise = Kinds(rawValue: 2)
  }

  private unowned let program: Program
  private var known: [String: Kinds] = [:]

  init(_ program: Program) { self.program = program }

  func kinds(ofFunctionsNamed name: String) -> Kinds {
    if let known = known[name] { return known }
    var found: Kinds = []
    for ref in program.functions[name] ?? [] {
      guard let written = program.body(ref).result, !written.isVoid else { continue }
      let holding = CarrierTypes(program: program).holding(TypedRef(written, program.context(of: ref)))
      if holding != nil { found.insert(.carrier) }
      if program.promise(ofType: written, in: ref) != nil { found.insert(.promise) }
    }
    known[name] = found
    return found
  }
}

extension Program {
  /// The promises that values of a type are.
  func promise(ofType type: TypeRef, in ref: BodyRef) -> Primitive? {
    nominalName(type, in: ref).flatMap(models.primitive(ofParameter:)).flatMap { $0.kind == .promise ? $0 : nil }
  }
}
