import LeakFlow

/// Labels of closures that a call leaves out, as the sources declare them.
extension ObligationAnalysis {
  /// The label that a call says, or that the function or the requirements say for the one trailing closure of a call.
  func label(of operand: CallSite.Operand, in site: CallSite) -> String? {
    if let label = operand.label { return label }
    guard operand.isTrailingClosure, operand == site.arguments.last, let name = site.name else { return nil }
    let said = site.arguments.dropLast().map(\.label)
    let fitting = Set(
      program.members.requirements(name).filter { $0.count == said.count + 1 && Array($0.dropLast()) == said }
        .map { $0[said.count] })
    if fitting.isEmpty { return labelOfTarget(operand, in: site) }
    return fitting.count == 1 ? fitting.first ?? nil : nil
  }

  /// The label of the parameter of the one function that is called.
  private func labelOfTarget(_ operand: CallSite.Operand, in site: CallSite) -> String? {
    guard let resolved = program.resolve(site, file: fileIndex), let index = site.arguments.firstIndex(of: operand),
      index < resolved.parameters.count
    else { return nil }
    return program.body(resolved.target).parameters[resolved.parameters[index]].label
  }
}
