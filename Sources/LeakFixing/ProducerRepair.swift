import LeakAST
import LeakDomain
import LeakModel

/// Ends a channel where the one who sends on it is done.
struct ProducerRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }
  private var line: String { "\(exit.carrier.expression).finish()" }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// Behind the last send, or, where an error may come before that, by `defer`.
  func candidates() -> [Candidate] {
    guard exit.verdict.primitive.kind == .channel, exit.verdict.role == .waiter, let producer else { return [] }
    return [behindLastSend(producer), deferred(producer, isOnly: true), deferred(producer, isOnly: false)]
      .compactMap { $0 }
  }

  private struct Producer {
    /// The body that sends, which may be that of the function that makes the channel.
    var body: Block
    /// Its statement with the last send.
    var last: Stmt?
    /// The statement that declares the channel, if it stands in this body.
    var declaration: Stmt?
    /// `channel.finish()` as statements of this body.
    var finishes: [Stmt]
  }

  /// The one body that sends; `nil` where there are several, which end at different times.
  private var producer: Producer? {
    guard let (scope, declaration) = declaration else { return nil }
    var sends: [SourceRange] = []
    var lastSend: SourceRange?
    Node.block(scope).walk { node in
      if case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(let base?, let name, _) = call.callee.kind, name == "send" || name == "finish",
        exit.carrier.dotted(base) == exit.carrier.expression
      {
        sends.append(value.range)
        if name == "send" { lastSend = value.range }
      }
      return true
    }
    let bodies = sends.compactMap { layout.function(at: $0)?.body }
    guard let body = bodies.first, bodies.allSatisfy({ $0 == body }) else { return nil }
    let finishes = body.statements.filter { $0.call != nil && layout.text($0.range) == line }
    return Producer(
      body: body, last: lastSend.flatMap { layout.statement(of: body, at: $0) },
      declaration: body.statements.contains(declaration) ? declaration : nil,
      finishes: finishes)
  }

  private var declaration: (Block, Stmt)? {
    for case .block(let block) in layout.file.path(to: exit.verdict.begin.location.range).reversed() {
      for statement in block.statements {
        guard case .variable(let variable) = statement.kind else { continue }
        if variable.bindings.contains(where: { $0.pattern.boundNames.contains(exit.verdict.carrier) }) {
          return (block, statement)
        }
      }
    }
    return nil
  }

  private func behindLastSend(_ producer: Producer) -> Candidate? {
    guard producer.finishes.isEmpty, let last = producer.last else { return nil }
    return layout.insert([line], after: last, in: producer.body).map {
      Candidate("Add '\(line)' behind the last send", isSafe: true, $0)
    }
  }

  /// - Parameter isOnly: whether it takes the place of the calls that are there.
  private func deferred(_ producer: Producer, isOnly: Bool) -> Candidate? {
    if !isOnly, producer.finishes.isEmpty { return nil }
    let removals = isOnly ? producer.finishes.map(layout.remove) : []
    guard removals.allSatisfy({ $0 != nil }), let first = producer.body.statements.first else { return nil }
    let text = "defer { \(line) }"
    let edits =
      producer.declaration.map { layout.insert([text], after: $0, in: producer.body) }
      ?? layout.insert([text], before: first, in: producer.body)
    return edits.map {
      Candidate("Add '\(text)', so that every path does it", isSafe: true, $0 + removals.compactMap { $0 })
    }
  }
}
