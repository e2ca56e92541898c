import LeakAST
import LeakDomain
import LeakModel

/// Where `?` stands in a call on what a struct has, which was taken out of a collection that may have had none:
/// `taken?.continuation.resume()`.
struct OptionalHolder {
  let layout: SourceLayout
  let verdict: Verdict
  let carrier: Carrier

  /// The carrier as it is written in front of a call where it may be nil.
  var expression: String {
    guard let wrapper = carrier.wrapper, isOptional(wrapper) else { return carrier.expression + "?" }
    let member = carrier.expression.dropFirst(wrapper.count)
    let isPerhaps = if case .optional(.optional)? = verdict.carrierType { true } else { false }
    return "\(wrapper)?\(member)\(isPerhaps ? "?" : "")"
  }

  /// `let taken = waiters.popLast()`, which nothing has unwrapped.
  private func isOptional(_ name: String) -> Bool {
    guard let (statement, _) = layout.statement(at: verdict.begin.location.range),
      case .variable(let variable) = statement.kind,
      let binding = variable.bindings.first(where: { $0.pattern.boundNames == [name] }),
      case .call(let call)? = binding.value?.kind, case .member(_, let method, _) = call.callee.kind
    else { return false }
    return ["popFirst", "popLast", "removeValue"].contains(method)
  }
}
