import LeakDomain
import LeakFlow

/// Collections that are made of another one, element by element: they are empty where that one is.
extension Program {
  /// The collection of which another one is made; `nil` where that is not to be seen.
  func source(of list: Value, in ref: BodyRef) -> Value? {
    let file = files[ref.file]
    switch list {
    case .variable(let id):
      guard file[id].isConstant, let definition = file[id].definition, definition != list else { return nil }
      return definition
    case .member(let base, let name) where models.has(name, .sameLength): return base
    case .call(let id):
      let site = file[id]
      if let name = site.name, let receiver = site.receiver { return models.has(name, .sameLength) ? receiver : nil }
      guard case .global(let type) = site.callee, models.isType(type, .list), site.arguments.count == 1,
        site.arguments[0].label == nil
      else { return nil }
      return site.arguments[0].value
    default: return nil
    }
  }

  /// The collections of which one is made, the nearest first.
  func sources(of list: Value, in ref: BodyRef) -> [Value] {
    var all: [Value] = []
    while all.count < 8, let next = source(of: all.last ?? list, in: ref) { all.append(next) }
    return all
  }

  /// Whether a collection is empty, by what is known of those of which it is made.
  func isEmpty(_ list: Value, by facts: Facts, in ref: BodyRef) -> Bool? {
    sources(of: list, in: ref).lazy.compactMap { facts.decide(.isTrue(.member($0, "isEmpty"))) }.first
  }
}

extension Program {
  /// Whether a value is the one case that is left of an enum, or one that is ruled out; by what is known of all others.
  func isOnlyCase(_ name: String, of value: Value, by facts: Facts, in ref: BodyRef) -> Bool? {
    guard facts.knows(value), case .instance(let type)? = staticType(of: value, in: ref),
      let key = key(of: .instance(type)),
      types.kind(of: key) == .enum
    else { return nil }
    let cases = members.cases(of: key).map(\.name)
    guard cases.contains(name) else { return nil }
    return cases.allSatisfy { $0 == name || facts.decide(.isCase(value, $0)) == false } ? true : nil
  }
}
