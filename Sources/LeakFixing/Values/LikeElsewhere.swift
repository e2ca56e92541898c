import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation of which only its model tells, as other exits of the same function do.
struct LikeElsewhere {
  private let calls: [Call]
  /// Calls of what the function is given, to which the carrier is handed to end it.
  private let handing: [Expr]
  /// What carries it is a lock as well, such as a condition, and is locked for that.
  private let isLocked: Bool
  /// It suspends the task: no `defer` can do it.
  let isAwaited: Bool
  /// What is written before each of them: `try await`.
  private let effects: String
  private let isTaken: Bool
  private let layout: SourceLayout
  private let carrier: Carrier

  init(_ layout: SourceLayout, _ verdict: Verdict, _ carrier: Carrier) {
    self.layout = layout
    self.carrier = carrier
    let path = layout.file.path(to: verdict.begin.location.range)
    var calls: [Call] = []
    var isLocked = false
    var isAwaited = false
    var handing: [Expr] = []
    var isTried = false
    let parameters = Set(path.first { if case .function = $0 { true } else { false } }?.parameterNames ?? [])
    path.first { if case .function = $0 { true } else { false } }?.walk { node in
      if case .expression(let value) = node, carrier.isDischarge(value), case .call(let call) = value.kind {
        calls.append(call)
      }
      if case .expression(let value) = node,
        carrier.isHanded(in: value, to: parameters, by: verdict.primitive.discharges)
      {
        handing.append(value)
      }
      if case .expression(let value) = node, case .awaited(let inner) = value.kind, carrier.isDischarge(inner) {
        isAwaited = true
      }
      if case .expression(let value) = node, case .tried = value.kind, carrier.isDischarge(value.bare) {
        isTried = true
      }
      if case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(let base?, "lock", _) = call.callee.kind, carrier.dotted(base) == carrier.expression
      {
        isLocked = true
      }
      return true
    }
    self.calls = calls
    self.handing = handing
    self.isAwaited = isAwaited
    effects = (isTried ? "try " : "") + (isAwaited && isTried ? "await " : "")
    isTaken = verdict.primitive.isTaken
    self.isLocked = isLocked && !isTaken
  }

  /// What is given an error there, with the error at hand; or what is given nothing, if all of them agree on that.
  func discharge(_ error: ErrorsAtHand.Choice?) -> Discharge? {
    if let failing = calls.first(where: isGivenError), let argument = failing.arguments.first {
      guard let error else { return nil }
      let label = argument.label.map { "\($0): " } ?? ""
      return Discharge(text: "\(head(failing))(\(label)\(error.text))", isCertain: error.isCertain)
    }
    let handed = Set(handing.map { layout.text($0.range) })
    if calls.isEmpty, handed.count == 1, let text = handed.first { return Discharge(text: text, isCertain: true) }
    let heads = Set(calls.map(head))
    guard heads.count == 1, let head = heads.first, let operands, operands.isEmpty || isTaken || areConstant else {
      return nil
    }
    let call = "\(effects)\(head)(\(operands))"
    return Discharge(text: isLocked ? "\(carrier.expression).withLock { \(call) }" : call, isCertain: true)
  }

  /// What all of them are given, as it is written; `nil` where they do not agree on it.
  var operands: String? {
    let texts = Set(
      calls.map { call in
        call.arguments.map { operand in
          (operand.label.map { "\($0): " } ?? "") + layout.text(operand.value.range)
        }.joined(separator: ", ")
      })
    return texts.count == 1 ? texts.first : nil
  }

  /// They are given nothing that another place may not have: `nil`, `true`, `.end`.
  private var areConstant: Bool {
    calls.allSatisfy { call in
      call.arguments.allSatisfy { operand in
        switch operand.value.kind {
        case .literal, .member(nil, _, _): true
        default: false
        }
      }
    }
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

extension Carrier {
  /// Whether a value is a call of something that a function is given, to which the carrier alone is handed:
  /// `context.leavePipeline(removalToken: token)`.
  fileprivate func isHanded(in value: Expr, to parameters: Set<String>, by methods: Set<String>) -> Bool {
    guard case .call(let call) = value.kind, case .member(let base?, let name, _) = call.callee.kind,
      methods.contains(name), case .name(let receiver) = base.kind, parameters.contains(receiver),
      call.arguments.count == 1
    else { return false }
    return call.arguments.allSatisfy { dotted($0.value) == expression }
  }
}

extension Node {
  fileprivate var parameterNames: [String]? {
    guard case .function(let function) = self else { return nil }
    return function.parameters.map(\.name)
  }
}
