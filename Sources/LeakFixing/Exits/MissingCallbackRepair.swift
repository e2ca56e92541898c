import LeakAST
import LeakDomain
import LeakModel

/// Gives an answer that has no callback one that meets the obligation.
struct MissingCallbackRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  func part(_ leak: Leak, _ name: String) -> Part? {
    guard let call = layout.call(named: leak.spot.location.range), let range = range(of: call, leak) else { return nil }
    let isFailure = call.arguments.contains { $0.label == name }
    guard let discharge = exit.discharge(at: range, leak, error: isFailure ? "$0" : nil) else { return nil }
    let parameters = discharge.text.contains("$0") ? "" : "_ in "
    return edit(of: call, at: range, label: isFailure ? name : "handler", "{ \(parameters)\(discharge.text) }").map {
      Part([$0], isSafe: discharge.isCertain, text: discharge.text)
    }
  }

  private func range(of call: Call, _ leak: Leak) -> SourceRange? {
    layout.file.path(to: leak.spot.location.range).reversed().lazy.compactMap { node -> SourceRange? in
      guard case .expression(let value) = node, value.kind == .call(call) else { return nil }
      return value.range
    }.first
  }

  /// In the place of what does nothing, or behind the call.
  private func edit(of call: Call, at range: SourceRange, label: String, _ closure: String) -> TextEdit? {
    for argument in call.arguments {
      switch argument.value.kind {
      case .literal(.nil) where argument.label == label: return TextEdit(range: argument.value.range, text: closure)
      case .closure(let given):
        return given.body?.statements.isEmpty == true ? TextEdit(range: argument.value.range, text: closure) : nil
      default: continue
      }
    }
    return TextEdit(range: SourceRange(at: Int(range.end)), text: " " + closure)
  }
}
