import LeakDomain
import LeakFlow

/// Collections that certainly have an element: written out, made of such a one, or the cases of an enum.
extension Program {
  /// - Parameter depth: how many steps a collection is followed to what it is made of.
  func isNeverEmpty(_ list: Value, in ref: BodyRef, depth: Int = 8) -> Bool {
    guard depth > 0 else { return false }
    let file = files[ref.file]
    switch list {
    case .aggregate(let elements): return !elements.isEmpty
    case .operation("+", let parts): return parts.contains { isNeverEmpty($0, in: ref, depth: depth - 1) }
    case .operation("..<", let bounds):
      return bounds.count == 2 && bounds[0] == .literal(.number("0"))
        && isPositive(bounds[1], in: ref, depth: depth - 1)
    case .variable(let id) where file[id].type?.baseName == "ClosedRange": return true
    case .call(let id) where traits(of: file[id], file: ref.file).contains(where: { $0.returns == .nonEmpty }):
      return true
    case .member(_, let name) where models.has(name, .neverEmpty): return true
    case .global(let name) where owner(ofMember: list, in: ref) == nil:
      let known = globals[name] ?? []
      return !known.isEmpty
        && known.allSatisfy { number, id in
          guard files[number][id].isLet, case .aggregate(let elements)? = files[number][id].definition else {
            return false
          }
          return !elements.isEmpty
        }
    case .global(let name), .member(_, let name):
      guard let owner = owner(ofMember: list, in: ref), let property = members.property(name, of: owner),
        property.isLet, case .aggregate(let elements)? = property.initial?.value
      else { return false }
      return !elements.isEmpty
    default: return source(of: list, in: ref).map { isNeverEmpty($0, in: ref, depth: depth - 1) } ?? false
    }
  }
}

extension Program {
  /// Whether a number is certainly more than 0: written out, or the larger of two of which one is.
  private func isPositive(_ number: Value, in ref: BodyRef, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    let file = files[ref.file]
    switch number {
    case .literal(.number(let text)): return Int(text).map { $0 > 0 } ?? false
    case .variable(let id):
      guard file[id].isConstant, let definition = file[id].definition, definition != number else { return false }
      return isPositive(definition, in: ref, depth: depth - 1)
    case .member(let list, "count"): return isNeverEmpty(list, in: ref, depth: depth - 1)
    case .call(let id):
      let values = file[id].arguments.map(\.value)
      switch file[id].callee {
      case .global("max"): return values.contains { isPositive($0, in: ref, depth: depth - 1) }
      case .global("min"): return values.allSatisfy { isPositive($0, in: ref, depth: depth - 1) }
      default: return false
      }
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
