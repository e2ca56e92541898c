import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A stored property that keeps callbacks: one, or a collection of them.
struct CallbackProperty: Hashable {
  var owner: TypeKey
  var name: String
}

/// Which calls are calls of a callback that the object around keeps.
struct KeptCalls {
  let program: Program
  let file: FlowFile

  func property(calledBy site: CallSite, in ref: BodyRef) -> CallbackProperty? {
    switch site.callee {
    case .global(let name): isCallback(name, of: site.callee, in: ref)
    case .member(.selfReference, let name): isCallback(name, of: site.callee, in: ref)
    case .variable, .call, .operation, .payload: kept(site.callee, in: ref, steps: 4)
    default: nil
    }
  }

  /// The property out of which a value comes.
  private func kept(_ value: Value, in ref: BodyRef, steps: Int) -> CallbackProperty? {
    guard steps > 0 else { return nil }
    switch value {
    case .global(let name), .member(.selfReference, let name): return isCallback(name, of: value, in: ref)
    case .variable(let id):
      if let definition = file[id].definition, definition != value, definition != .unknown {
        return kept(definition, in: ref, steps: steps - 1)
      }
      return sequence(givingTo: id).flatMap { kept($0, in: ref, steps: steps - 1) }
    case .call(let id): return file[id].receiver.flatMap { kept($0, in: ref, steps: steps - 1) }
    case .operation("[]", let parts): return parts.first.flatMap { kept($0, in: ref, steps: steps - 1) }
    case .payload(let base, _, _), .member(let base, _): return kept(base, in: ref, steps: steps - 1)
    default: return nil
    }
  }

  /// What a loop goes through that gives a variable each element; or what `forEach` does.
  private func sequence(givingTo variable: VarID) -> Value? {
    let owner = file[file[variable].owner]
    if owner.isClosure, owner.parameters.last?.variable == variable {
      guard let site = file.occurrences.call(given: owner.id).map({ file[$0] }), site.name == "forEach",
        site.arguments.last?.value == .body(owner.id)
      else { return nil }
      return site.receiver
    }
    for block in owner.blocks {
      guard case .element(let sequence, _)? = block.instructions.first?.kind else { continue }
      let isBound = block.instructions.contains { if case .bind(variable, _) = $0.kind { true } else { false } }
      if isBound { return sequence }
    }
    return nil
  }

  private func isCallback(_ name: String, of value: Value, in ref: BodyRef) -> CallbackProperty? {
    guard program.keptFunctionNames.contains(name), let owner = program.owner(ofMember: .global(name), in: ref),
      let property = program.members.property(name, of: owner), property.isStored, !property.isStatic,
      let type = property.type, type.keepsFunctions
    else { return nil }
    return CallbackProperty(owner: owner, name: name)
  }
}

extension Program {
  /// The names of members that keep functions.
  func findKeptFunctionNames() -> Set<String> {
    Set(files.lazy.flatMap(\.members).filter { $0.type?.keepsFunctions ?? false }.map(\.name))
  }
}

extension TypeRef {
  /// Whether it is a function, or a collection of functions.
  fileprivate var keepsFunctions: Bool {
    switch self {
    case .optional(let wrapped): wrapped.keepsFunctions
    case .array(let element), .dictionary(_, let element): element.keepsFunctions
    case .function: true
    default: false
    }
  }
}
