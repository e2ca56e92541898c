import LeakDomain
import LeakFlow

/// Collections that certainly have an element: written out, made of such a one, or the cases of an enum.
extension Program {
  func isNeverEmpty(_ list: Value, in ref: BodyRef) -> Bool {
    let file = files[ref.file]
    switch list {
    case .aggregate(let elements): return !elements.isEmpty
    case .variable(let id):
      guard file[id].isConstant, let definition = file[id].definition, definition != list else { return false }
      return isNeverEmpty(definition, in: ref)
    case .call(let id):
      let site = file[id]
      if traits(of: site, file: ref.file).contains(where: { $0.returns == .nonEmpty }) { return true }
      guard let name = site.name, let receiver = site.receiver, models.has(name, .sameLength) else { return false }
      return isNeverEmpty(receiver, in: ref)
    case .member(let base, let name) where models.has(name, .sameLength): return isNeverEmpty(base, in: ref)
    case .member(_, let name) where models.has(name, .neverEmpty): return true
    case .global(let name), .member(_, let name):
      guard let owner = owner(ofMember: list, in: ref), let property = members.property(name, of: owner),
        property.isLet, case .aggregate(let elements)? = property.initial?.value
      else { return false }
      return !elements.isEmpty
    default: return false
    }
  }
}

extension Test {
  /// The collection, where it is asked whether that is empty, or has a first or a last element.
  var listAskedForElements: Value? {
    switch self {
    case .isTrue(.member(let list, "isEmpty")), .isNil(.member(let list, "first")), .isNil(.member(let list, "last")):
      list
    default: nil
    }
  }
}
