import LeakDomain
import LeakFlow

/// Whether something is in a collection: who finds its place, or its entry, has asked the same.
///
///     guard entries.keys.contains(key) else { return }
///     if let entry = entries[key] { … }
extension ObligationAnalysis {
  /// What a call says that asks for an element, or looks for it.
  func learnMembership(_ id: CallID, _ site: CallSite, _ facts: inout Facts) {
    guard let asked = program.membership(askedBy: site) else { return }
    switch asked {
    case .isIn(let element): facts.copy(.call(id), of: element)
    case .place(let element):
      if let isIn = facts.decide(.isTrue(element)) { facts.learn(.isNil(.call(id)), !isIn) }
    }
  }
}

extension Program {
  /// What a call tells of an element, and what it asks.
  enum Membership {
    /// Whether it is there.
    case isIn(Value)
    /// Where it is, or nil.
    case place(Value)

    var value: Value {
      switch self {
      case .isIn(let value), .place(let value): value
      }
    }
  }

  /// The optional of which a method runs its closure where it is not nil: `view.window` of `view.window.map { … }`. What has been
  /// unwrapped has a name of its own.
  func optional(askedBy site: CallSite, in file: FlowFile) -> Value? {
    guard site.arguments.count == 1, case .body = site.arguments[0].value, let name = site.name,
      models.has(name, .runsIfSome), let receiver = site.receiver
    else { return nil }
    switch receiver {
    case .member, .global: return receiver
    case .operation("[]", let parts): return parts.count == 2 ? receiver : nil
    case .variable(let id):
      guard case .optional? = file[id].type else { return nil }
      return receiver
    default: return nil
    }
  }

  func membership(askedBy site: CallSite) -> Membership? {
    guard let name = site.name, site.arguments.count == 1, let element = site.arguments.first, let list = site.receiver
    else { return nil }
    if models.has(name, .asksForElement), element.label == nil {
      if case .member(let dictionary, let keys) = list, models.has(keys, .listsKeys) {
        return .isIn(.operation("!=", [.operation("[]", [dictionary, element.value]), .literal(.nil)]))
      }
      return .isIn(.isIn(list, element.value))
    }
    if models.has(name, .placeOfElement), element.label == "of" { return .place(.isIn(list, element.value)) }
    return nil
  }
}
