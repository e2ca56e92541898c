import LeakDomain
import LeakFlow
import LeakModel

/// How many elements sequences have, as far as two of them can be compared.
struct SequenceLengths {
  let file: FlowFile
  let models: ModelTable

  /// How often a loop over `sequence` runs. The same unchanged value gives the same bound, also by its `count`,
  /// `indices` or what `map` makes of it.
  func bound(of sequence: Value, isAwait: Bool = false, at range: SourceRange) -> LoopBound {
    if isAwait { return .events }
    return bound(of: sequence) ?? .turns(.unknown(range.start))
  }

  /// What a sequence is made of that may be longer, if it is.
  func whole(of sequence: Value) -> LoopBound.Key? {
    guard case .call(let id) = sequence, let name = file[id].name, models.has(name, .noLonger) else { return nil }
    return file[id].receiver.flatMap { length(of: $0) ?? whole(of: $0) }
  }

  /// What tells two loops of the same length; `nil` where that is not to be seen.
  func length(of sequence: Value) -> LoopBound.Key? { bound(of: sequence)?.key }

  private func bound(of value: Value) -> LoopBound? {
    switch value {
    case .aggregate(let parts): return .fixed(parts.count)
    case .operation(let op, let parts) where parts.count == 2 && (op == "..<" || op == "..."):
      return range(op, parts[0], parts[1])
    case .call(let id): return bound(ofCall: file[id])
    case .member(let base, let name) where models.has(name, .sameLength): return bound(of: base)
    case .variable(let id):
      guard file[id].isLet else { return nil }
      if let definition = file[id].definition, definition != value, let known = bound(of: definition) { return known }
      return .turns(.value(value))
    case .member, .global: return isUnchanged(value) ? .turns(.value(value)) : nil
    default: return nil
    }
  }

  private func bound(ofCall site: CallSite) -> LoopBound? {
    guard let receiver = site.receiver, let name = site.name, models.has(name, .sameLength) else { return nil }
    return bound(of: receiver)
  }

  private func range(_ op: String, _ low: Value, _ high: Value) -> LoopBound? {
    guard let from = integer(low) else { return nil }
    if let to = integer(high) { return .fixed(max(0, to - from + (op == "..." ? 1 : 0))) }
    guard op == "..." ? from == 1 : from == 0 else { return nil }
    if case .member(let base, "count") = high { return bound(of: base) }
    return isUnchanged(high) ? .turns(.value(high)) : nil
  }

  private func integer(_ value: Value) -> Int? {
    if case .literal(.number(let digits)) = value { return Int(digits) }
    if case .variable(let id) = value, file[id].isLet, let definition = file[id].definition, definition != value {
      return integer(definition)
    }
    return nil
  }

  private func isUnchanged(_ value: Value) -> Bool {
    switch value {
    case .variable(let id): file[id].isLet
    case .literal, .selfReference: true
    case .global: file.isConstantMember(value)
    case .member(let base, _): isUnchanged(base)
    default: false
    }
  }
}
