import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Values and tests in the words of the source.
struct Wording {
  let file: FlowFile
  /// What carries the obligation that is told of: another variable of its name is told with its line.
  var holders: [Value] = []

  func spot(_ range: SourceRange) -> Spot {
    Spot(Location(file: file.id, range: range), line: file.lines.position(of: range.start).line)
  }

  func text(_ value: Value) -> String? {
    switch value {
    case .variable(let id): return file[id].name.isEmpty ? file[id].definition.flatMap(text) : file[id].name
    case .selfReference: return "self"
    case .global(let name): return name
    case .member(let base, let name): return text(base).map { "\($0).\(name)" }
    case .implicitMember(let name): return "." + name
    case .call(let id):
      let site = file[id]
      guard let name = site.name else { return nil }
      let base = site.receiver.flatMap(text).map { $0 + "." } ?? ""
      return "\(base)\(name)(\(site.arguments.isEmpty ? "" : "…"))"
    case .literal(let literal): return text(literal)
    case .payload(let base, let name, _): return text(base).map { "\($0).\(name)" }
    case .operation(let op, let parts): return text(op, parts)
    case .body, .tuple, .aggregate, .unknown: return nil
    }
  }

  private func text(_ literal: Literal) -> String? {
    switch literal {
    case .bool(let flag): flag ? "true" : "false"
    case .nil: "nil"
    case .number(let digits): digits
    case .string(let string): string.count < 20 ? "\"\(string)\"" : "\"…\""
    case .regex: nil
    }
  }

  private func text(_ op: String, _ parts: [Value]) -> String? {
    if op.hasPrefix("#") || op.hasPrefix("is ") || op.hasPrefix("as?") { return nil }
    var texts = parts.compactMap(text)
    guard texts.count == parts.count else { return nil }
    // A member beside a local variable of its name.
    if texts.count == 2, texts[0] == texts[1] { texts = zip(parts, texts).map { isMember($0) ? "self.\($1)" : $1 } }
    if op == "[]", texts.count == 2 { return "\(texts[0])[\(texts[1])]" }
    // Comparisons are kept as `<`; a literal reads better on the right.
    if op == "<", texts.count == 2, case .literal = parts[0] { return "\(texts[1]) > \(texts[0])" }
    if texts.count == 2, op == "..<" || op == "..." { return "\(texts[0])\(op)\(texts[1])" }
    if texts.count == 2 { return "\(texts[0]) \(op) \(texts[1])" }
    if texts.count == 1, op == "..." { return texts[0] + op }
    return texts.count == 1 ? op + texts[0] : nil
  }

  private func isMember(_ value: Value) -> Bool {
    if case .global = value { true } else { false }
  }

  private func quoted(_ value: Value) -> String? { text(value).map { "'\($0)'\(line(of: value))" } }

  /// ` from line 7` for a value of a variable that has a carrier's name and is none.
  private func line(of value: Value) -> String {
    guard let id = value.rootVariable else { return "" }
    let carriers = holders.compactMap(\.rootVariable)
    let isBoundToOne = file[id].definition?.rootVariable.map(carriers.contains) ?? false
    guard !isBoundToOne, !carriers.contains(id), carriers.contains(where: { file[$0].name == file[id].name }) else {
      return ""
    }
    return " from line \(spot(file[id].range).line)"
  }

  private static func type(_ written: Substring) -> String {
    written.count > 40 || written.isEmpty ? "of that type" : "of type '\(written)'"
  }

  /// A decision as a clause: `'error' is nil`.
  func clause(_ test: Test, taken: Bool, kind: BranchKind) -> String? {
    switch test {
    case .isNil(.operation(let op, let parts)) where op.hasPrefix("as?"):
      return parts.first.flatMap(quoted).map { "the cast of \($0) \(taken ? "fails" : "succeeds")" }
    case .isTrue(.operation(let op, let parts)) where op.hasPrefix("is "):
      return parts.first.flatMap(quoted).map {
        "\($0) is \(taken ? "" : "not ")\(Self.type(op.dropFirst("is ".count)))"
      }
    case .isTrue(.operation("==", let parts)) where parts.last?.isRange == true:
      return parts.first.flatMap(quoted).flatMap { value in
        parts.last.flatMap(quoted).map { "\(value) is \(taken ? "" : "not ")in \($0)" }
      }
    case .isNil(let value): return quoted(value).map { "\($0) is \(taken ? "nil" : "not nil")" }
    case .isCase(let value, let name): return quoted(value).map { "\($0) is \(taken ? "" : "not ").\(name)" }
    case .isTrue(.operation(let op, _)) where op.hasPrefix("#if "):
      return "'\(op)' \(taken ? "holds" : "does not hold")"
    case .isTrue(.member(let sequence, "isEmpty")) where kind == .loop:
      return taken ? "'\(text(sequence) ?? "the sequence")' is empty" : nil
    case .isTrue(let value): return quoted(value).map { "\($0) is \(taken ? "true" : "false")" }
    case .opaque: return nil
    }
  }

  /// One step of a trace as a sentence; `nil` for steps that say nothing.
  func step(_ step: TraceStep) -> Step? {
    let text: String?
    switch step.kind {
    case .throwing: text = "this 'try' throws"
    case .event(let event): text = event
    case .branch(let test, let kind, let taken):
      if kind == .loop, case .isTrue = test, !taken { return nil }
      text = clause(test, taken: taken, kind: kind) ?? vague(kind, taken: taken)
    case .either(let decisions): text = either(decisions) ?? "one of these conditions decides"
    }
    return text.map { Step(spot: spot(step.range), text: $0) }
  }

  /// Two or three decisions of which one is enough; more are no clause that anybody would read.
  func either(_ decisions: [TraceStep.Decision]) -> String? {
    let clauses = decisions.compactMap { clause($0.test, taken: $0.taken, kind: $0.kind) }
    return clauses.count == decisions.count && clauses.count < 4 ? clauses.joined(separator: " or ") : nil
  }

  /// A decision that has no words of its own.
  private func vague(_ kind: BranchKind, taken: Bool) -> String? {
    switch kind {
    case .loop: taken ? nil : "the loop ends"
    case .nextElement: taken ? nil : "the sequence throws"
    case .catchClause: taken ? "this clause catches the error" : "the error is not caught here"
    case .switchCase: taken ? "this case matches" : nil
    default: taken ? "this condition holds" : "this condition does not hold"
    }
  }
}

extension Value {
  /// `200..<300`
  fileprivate var isRange: Bool {
    if case .operation(let op, _) = self { op == "..<" || op == "..." } else { false }
  }
}
