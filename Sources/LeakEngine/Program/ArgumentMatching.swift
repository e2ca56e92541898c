import LeakAST
import LeakFlow

/// Which parameter each operand of a call goes to.
extension Program {
  /// Parameter indexes for operands in order, or `nil` where they do not fit.
  ///
  /// - Parameter ignoringLabels: the function is called as a value, by another name.
  func match(_ operands: [CallSite.Operand], to ref: BodyRef, ignoringLabels: Bool) -> [Int]? {
    let body = body(ref)
    let parameters = body.parameters
    if body.isClosure || ignoringLabels { return Self.byPosition(operands, parameters, exactly: !body.isClosure) }
    var result: [Int] = []
    var next = 0
    for (index, operand) in operands.enumerated() {
      if let last = result.last, parameters[last].isVariadic, operand.label == nil, !operand.isTrailingClosure {
        result.append(last)
        continue
      }
      let isFirstTrailing = operand.isTrailingClosure && operand.label == nil
      while next < parameters.count {
        let fits =
          isFirstTrailing
          ? takesTrailing(next, in: ref, before: operands[(index + 1)...].compactMap(\.label))
          : Self.fits(operand, parameters[next])
        if fits { break }
        guard parameters[next].isOptional else { return nil }
        next += 1
      }
      guard next < parameters.count else { return nil }
      result.append(next)
      next += 1
    }
    return parameters.dropFirst(next).allSatisfy(\.isOptional) ? result : nil
  }

  private static func byPosition(
    _ operands: [CallSite.Operand], _ parameters: [BodyParameter], exactly: Bool
  ) -> [Int]? {
    let fits = exactly ? operands.count == parameters.count : operands.count <= parameters.count
    return fits ? Array(operands.indices) : nil
  }

  private static func fits(_ operand: CallSite.Operand, _ parameter: BodyParameter) -> Bool {
    parameter.label == operand.label
  }

  /// Whether the first trailing closure, which has no label, goes to this parameter: the first that takes a function,
  /// save one that needs no argument where a later one does.
  private func takesTrailing(_ index: Int, in ref: BodyRef, before labels: [String]) -> Bool {
    let parameters = body(ref).parameters
    guard mayTakeFunction(parameters[index], in: ref) else { return false }
    guard parameters[index].isOptional else { return true }
    let later = parameters[(index + 1)...].prefix { !($0.label.map(labels.contains) ?? false) }
    return !later.contains { !$0.isOptional && mayTakeFunction($0, in: ref) }
  }

  private func mayTakeFunction(_ parameter: BodyParameter, in ref: BodyRef) -> Bool {
    guard let type = parameter.type else { return true }
    let found = types.resolved(TypedRef(type, context(of: ref)))
    switch found.type {
    case .function: return true
    case .named(let name, _): return found.context.generics[name] != nil
    case .other: return true
    default: return false
    }
  }
}

extension BodyParameter {
  /// A call may leave it out.
  fileprivate var isOptional: Bool { hasDefault || isVariadic }
}
