import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation of which only its model tells, as other exits of the same function do.
struct LikeElsewhere {
  private let calls: [Call]
  /// What carries it is a lock as well, such as a condition, and is locked for that.
  private let isLocked: Bool
  /// It suspends the task: no `defer` can do it.
  let isAwaited: Bool
  private let layout: SourceLayout
  private let carrier: Carrier

  init(_ layout: SourceLayout, _ verdict: Verdict, _ carrier: Carrier) {
    self.layout = layout
    self.carrier = carrier
    let path = layout.file.path(to: verdict.begin.location.range)
    var calls: [Call] = []
    var isLocked = false
    var isAwaited = false
    path.first { if case .function = $0 { true } else { false } }?.walk { node in
      if case .expression(let value) = node, carrier.isDischarge(value), case .call(let call) = value.kind {
        calls.append(call)
      }
      if case .expression(let value) = node, case .awaited(let inner) = value.kind, carrier.isDischarge(inner) {
        isAwaited = true
      }
      if case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(let base?, "lock", _) = call.callee.kind, carrier.dotted(base) == carrier.expression
      {
        isLocked = true
      }
      return true
    }
    self.calls = calls
    self.isAwaited = isAwaited
    self.isLocked = isLocked && !verdict.primitive.isTaken
  }

  /// What is given an error there, with the error at hand; or what is given nothing, if all of them agree on that.
  func discharge(_ error: ErrorsAtHand.Choice?) -> Discharge? {
    if let failing = calls.first(where: isGivenError), let argument = failing.arguments.first {
      guard let error else { return nil }
      let label = argument.label.map { "\($0): " } ?? ""
      return Discharge(text: "\(head(failing))(\(label)\(error.text))", isCertain: error.isCertain)
    }
    let texts = Set(calls.map { $0.arguments.isEmpty ? head($0) : nil })
    guard texts.count == 1, let text = texts.first ?? nil else { return nil }
    let call = "\(text)()"
    return Discharge(text: isLocked ? "\(carrier.expression).withLock { \(call) }" : call, isCertain: true)
  }

  private func head(_ call: Call) -> String {
    guard case .member(let base?, let name, _) = call.callee.kind else { return carrier.expression }
    return "\(carrier.dotted(base) ?? carrier.expression).\(name)"
  }

  /// `reject(error)`, `fail(with: MyError.gone)`
  private func isGivenError(_ call: Call) -> Bool {
    guard call.arguments.count == 1, let argument = call.arguments.first else { return false }
    if case .name(let name) = argument.value.kind { return ErrorsAtHand.isError(name) }
    let type = layout.text(argument.value.range).split(whereSeparator: { $0 == "." || $0 == "(" }).first
    return type?.first?.isUppercase == true && type.map { ErrorsAtHand.isError(String($0)) } == true
  }
}
