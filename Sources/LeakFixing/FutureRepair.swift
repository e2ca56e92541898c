import LeakAST
import LeakDomain
import LeakModel

/// `future.whenSuccess { promise.succeed($0) }`, which forgets the promise when the future fails.
struct FutureRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// Hands a failure on at the end of the chain. What was called with the value goes on as a step of that chain.
  func part(_ leak: Leak, failing: Bool) -> Part? {
    failing ? part(at: leak.spot.location.range, leak) : nil
  }

  func part(at place: SourceRange, _ leak: Leak) -> Part? {
    guard let (statement, _) = exit.layout.statement(at: place),
      let chain = chain(statement),
      let call = Self.call(chain), case .member(_, let name, _) = call.callee.kind, let tail = tail(leak),
      // What comes of `whenFailure` and `whenComplete` is no future.
      name == "whenSuccess" || !name.hasPrefix("when")
    else { return nil }
    var edits = [TextEdit(range: SourceRange(at: Int(chain.range.end)), text: tail.text)]
    if name == "whenSuccess" { edits.append(TextEdit(range: call.nameRange, text: "map")) }
    if statement.range.start < chain.range.start {
      // `_ =` has nothing to drop any more.
      edits.append(
        TextEdit(range: SourceRange(start: Int(statement.range.start), end: Int(chain.range.start)), text: ""))
    }
    return Part(edits, isSafe: tail.isCertain, text: tail.text)
  }

  private func tail(_ leak: Leak) -> Discharge? {
    let carrier = exit.carrier.expression
    switch exit.verdict.primitive.kind {
    case .promise: return Discharge(text: ".cascadeFailure(to: \(carrier))", isCertain: true)
    case .continuation, .handler:
      let discharge = exit.discharge(at: leak.spot.location.range, leak, error: "$0")
      guard let discharge else { return nil }
      let usesError = discharge.text.contains("$0")
      return Discharge(
        text: ".whenFailure { \(usesError ? "" : "_ in ")\(discharge.text) }",
        isCertain: usesError && discharge.isCertain)
    default: return nil
    }
  }

  /// The chain of calls that a statement evaluates, and drops.
  private func chain(_ statement: Stmt) -> Expr? {
    guard case .expr(let value) = statement.kind else { return nil }
    if case .assign("=", let target, let chain) = value.kind, layout.text(target.range) == "_" { return chain }
    return Self.call(value) == nil ? nil : value
  }

  private static func call(_ value: Expr) -> Call? {
    if case .call(let call) = value.kind { call } else { nil }
  }
}
