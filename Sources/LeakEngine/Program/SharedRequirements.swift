import LeakAST
import LeakDomain
import LeakFlow

/// Functions of which other types have their own: what a protocol asks for is called without a look at who does it.
///
/// A function that drops its handler may be no more than a stub. But where another type calls the handler of the same
/// requirement, callers wait for that call, and this one leaves them waiting. Not so where a type does nothing at all,
/// stands in for another in tests, or leaves it to its heirs.
extension Program {
  func isAnsweredByOthers(_ ref: BodyRef, parameter number: Int) -> Bool {
    guard !isTest[ref.file], !body(ref).modifiers.contains("override"), isCompletionHandler(number, of: ref),
      let owner = type(around: ref), let kind = types.kind(of: owner), kind != .protocol,
      !models.has(body(ref).typeName ?? "", .standIn), hasWork(owner)
    else { return false }
    let heirs = types.descendants(of: owner)
    guard implementations(like: ref, in: heirs).isEmpty else { return false }
    let line = Set(types.ancestry(of: owner) + heirs)
    let asking = line.filter {
      types.kind(of: $0) == .protocol && !members.requirements(body(ref).name, of: $0).isEmpty
    }
    let others = Set(asking.flatMap { types.descendants(of: $0) }).subtracting(line)
    return implementations(like: ref, in: Array(others)).contains { other in
      !isTest[other.file] && !isPlaceholder(other)
        && summary(of: other, parameter: number, primitive: .handler).normal != [.open]
    }
  }

  private func isCompletionHandler(_ number: Int, of ref: BodyRef) -> Bool {
    let parameter = body(ref).parameters[number]
    let names = [parameter.label, files[ref.file][parameter.variable].name].compactMap { $0 }
    return names.contains { models.has($0, .completionHandler) }
  }

  /// Whether any function of a type does something.
  private func hasWork(_ type: TypeKey) -> Bool {
    members.allFunctions(of: type).contains { body($0).kind == .function(.function) && !isPlaceholder($0) }
  }

  /// The functions of some types with the name and the labels of another, protocols' own left out.
  private func implementations(like ref: BodyRef, in candidates: [TypeKey]) -> [BodyRef] {
    let labels = body(ref).parameters.map(\.label)
    return candidates.filter { types.kind(of: $0) != .protocol }
      .flatMap { members.functions(body(ref).name, of: $0) }
      .filter { body($0).parameters.map(\.label) == labels }
  }
}
