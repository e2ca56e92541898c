import LeakDomain
import LeakFlow

/// Collections that are made of another one, element by element: they are empty where that one is.
extension Program {
  /// The collection of which another one is made; `nil` where that is not to be seen.
  func source(of list: Value, in ref: BodyRef) -> Value? {
    let file = files[ref.file]
    switch list {
    case .variable(let id):
      // What may change is asked for by what a path knows.
      guard file[id].isLet, let definition = file[id].definition, definition != list else { return nil }
      return definition
    case .member(let base, let name) where models.has(name, .sameLength): return base
    case .operation("[]", let parts) where list.isSliceOfAll: return parts[0]
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

extension Value {
  /// Whether it is a slice with all that a collection has: `list[...]`.
  var isSliceOfAll: Bool {
    if case .operation("[]", let parts) = self { parts.count == 2 && parts[1] == .global("...") } else { false }
  }
}
