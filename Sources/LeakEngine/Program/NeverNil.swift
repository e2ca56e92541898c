import LeakAST
import LeakFlow

/// Values that by their declared types are no optionals: where such a value is asked for nil, as in
/// `guard let queue = self?.queue`, it is the chain before it that was nil.
extension Program {
  /// Whether a member or the result of a call is declared with a type that has no `nil`.
  func isNeverNil(_ value: Value, in ref: BodyRef) -> Bool {
    switch value {
    case .call(let id):
      guard let target = resolve(files[ref.file][id], file: ref.file)?.target else { return false }
      return body(target).result.map { hasNoNil(TypedRef($0, context(of: target))) } ?? false
    case .member(_, let name), .global(let name):
      guard let owner = owner(ofMember: value, in: ref), let property = members.property(name, of: owner) else {
        return false
      }
      if property.type == nil, case .literal(let literal)? = property.initial?.value { return literal != .nil }
      return property.type != nil && written(property).map(hasNoNil) ?? false
    default: return false
    }
  }

  /// The same of what is stored somewhere: also of variables, and of payloads, by all cases of their name.
  func isNeverNil(stored value: Value, in ref: BodyRef) -> Bool {
    switch value {
    case .variable(let id):
      let variable = files[ref.file][id]
      if let type = variable.type { return hasNoNil(TypedRef(type, context(of: ref))) }
      guard variable.isLet, case .payload? = variable.definition, let definition = variable.definition else {
        return false
      }
      return isNeverNil(stored: definition, in: ref)
    case .payload(_, let name, let index):
      let payloads = members.payloads(index, ofCasesNamed: name)
      return !payloads.isEmpty && payloads.allSatisfy(hasNoNil)
    default: return isNeverNil(value, in: ref)
    }
  }

  /// Whether a type as it is written has no `nil`. What only stands for a type may stand for an optional.
  private func hasNoNil(_ written: TypedRef) -> Bool {
    switch written.type {
    case .named(let name, _):
      written.context.generics[name] == nil && !types.isAlias(name) && written.type.baseName != "Optional"
    case .array, .dictionary, .function, .tuple: true
    case .optional, .other: false
    }
  }
}
