import LeakAST
import LeakDomain
import LeakModel

/// Captures a group of the type in the closure that leaves it by way of a weak `self`: whoever waits for the group waits
/// also when the object is gone.
struct CapturedGroupRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }
  /// `group`
  private let name: String

  init(_ exit: ExitRepair) {
    self.exit = exit
    name = OwnMember.name(exit.carrier.expression)
  }

  /// `{ [weak self, group] in defer { group.leave() } … }`, where the closure ends by leaving the group.
  var candidate: Candidate? {
    guard exit.verdict.primitive.kind == .group, !name.contains("."), let closure, let body = closure.body,
      let first = body.statements.first, let last = body.statements.last, isLeave(last), leaves(in: body) == 1,
      let capture = capture(in: closure, isUsed: mentionsSelf(body)), let removal = layout.remove(last)
    else { return nil }
    let line = "defer { \(name).leave() }"
    if first == last {
      return Candidate(title, isSafe: true, [capture, TextEdit(range: last.range, text: "\(name).leave()")])
    }
    return layout.insert([line], before: first, in: body).map {
      Candidate(title, isSafe: true, [capture] + $0 + [removal])
    }
  }

  private var title: String { "Capture '\(name)', and leave it on every path" }

  /// The innermost closure around the exits, if it holds `self` weakly.
  private var closure: Function? {
    guard let leak = exit.verdict.leaks.first?.spot.location.range,
      let closure = layout.function(at: leak), closure.kind == .closure,
      exit.verdict.leaks.allSatisfy({ layout.function(at: $0.spot.location.range)?.range == closure.range }),
      closure.captures.contains(where: { $0.name == "self" && $0.strength == .weak })
    else { return nil }
    return closure
  }

  /// Names the group in the list of captures, in the place of a `self` of which nothing else is asked.
  private func capture(in closure: Function, isUsed: Bool) -> TextEdit? {
    let text = layout.text(
      SourceRange(
        start: Int(closure.range.start), end: Int(closure.body?.statements.first?.range.start ?? closure.range.end)))
    guard let found = text.firstRange(of: "weak self") else { return nil }
    let start = Int(closure.range.start) + text[..<found.lowerBound].utf8.count
    let range = SourceRange(start: start, end: start + "weak self".utf8.count)
    return TextEdit(range: range, text: isUsed ? "weak self, \(name)" : name)
  }

  private func isLeave(_ statement: Stmt) -> Bool {
    guard case .expr(let value) = statement.kind else { return false }
    return isLeave(value.bare)
  }

  private func isLeave(_ value: Expr) -> Bool {
    guard case .call(let call) = value.kind, case .member(let base?, "leave", _) = call.callee.kind,
      let group = exit.carrier.dotted(base)
    else { return false }
    return OwnMember.name(group) == name
  }

  private func leaves(in body: Block) -> Int {
    var count = 0
    Node.block(body).walk { node in
      if case .expression(let value) = node, isLeave(value) { count += 1 }
      return true
    }
    return count
  }

  /// Whether anything but the last statement speaks of `self`.
  private func mentionsSelf(_ body: Block) -> Bool {
    body.statements.dropLast().contains { layout.mentions("self", $0) }
  }
}
