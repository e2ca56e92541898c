import LeakAST
import LeakDomain
import LeakModel

/// Moves the read of a pipe before the wait for the process that fills it.
struct PipeRepair {
  let layout: SourceLayout
  let verdict: PipeVerdict

  init(_ layout: SourceLayout, _ verdict: PipeVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] {
    let input = InputRepair(layout: layout, verdict: verdict)
    if case .inputOpen = verdict.cause { return [closed, input.closing].compactMap { $0 } }
    if case .inputFirst = verdict.cause { return [input.candidate].compactMap { $0 } }
    if verdict.read == nil {
      let dropped = [unread, unusedPipe, unreadMember, availableData].compactMap { $0 }
      if !dropped.isEmpty { return dropped }
    }
    guard case .exitAwaited = verdict.cause, let read = verdict.read?.location.range, verdict.others.isEmpty,
      let (wait, block) = wait, let target = block.statements.first(where: { $0.range.contains(read) }),
      target.range.start > wait.range.start
    else { return [] }
    let edits = [waitLater(wait, behind: target, block), readEarlier(read, before: wait, block)]
    return edits.compactMap { $0 }.map { Candidate("Read the pipe before the wait", isSafe: true, $0) }
  }

  /// The writing end of the child's input is closed before the wait.
  private var closed: Candidate? {
    guard let name = verdict.pipes.first, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
      let (statement, block) = layout.statement(at: verdict.wait.location.range),
      let edits = layout.insert(["\(name).fileHandleForWriting.closeFile()"], before: statement, in: block)
    else { return nil }
    return Candidate("Close the input before the wait", isSafe: true, edits)
  }

  /// The wait as a statement that does nothing else.
  private var wait: (statement: Stmt, block: Block)? {
    guard let (statement, block) = layout.statement(at: verdict.wait.location.range),
      case .expr(let value) = statement.kind, case .call(let call) = value.kind, call.arguments.isEmpty
    else { return nil }
    return (statement, block)
  }

  /// The wait goes behind the read.
  private func waitLater(_ wait: Stmt, behind target: Stmt, _ block: Block) -> [TextEdit]? {
    switch target.kind {
    case .variable, .expr: break
    default: return nil
    }
    let next = block.statements.firstIndex(of: wait).map { $0 + 1 } ?? 0
    guard next < block.statements.count, block.statements[next] == target, let moved = MovedStatement(wait, in: layout),
      let insertion = layout.insert(moved.lines(), after: target, in: block)
    else { return nil }
    return [moved.removal] + insertion
  }

  /// The read goes before the wait, and what it gave gets a name.
  private func readEarlier(_ read: SourceRange, before wait: Stmt, _ block: Block) -> [TextEdit]? {
    let path = layout.file.path(to: read)
    let names = VisibleName.all(on: path, before: read.end).map(\.name)
    guard let name = ["data", "bytes", "received"].first(where: { !names.contains($0) }),
      let value = path.last(where: { node in
        if case .expression(let value) = node, case .tried(.plain, _) = value.kind { true } else { false }
      }) ?? path.last(where: { if case .expression(let value) = $0, case .call = value.kind { true } else { false } }),
      let edits = layout.insert(["let \(name) = \(layout.text(value.range))"], before: wait, in: block)
    else { return nil }
    return edits + [TextEdit(range: value.range, text: name)]
  }

  /// A pipe that is made in place only to be dropped: the output goes nowhere, as nobody reads it.
  private var unread: Candidate? {
    guard let (statement, _) = layout.statement(at: verdict.attached.location.range),
      case .expr(let value) = statement.kind, case .assign("=", _, let made) = value.bare.kind,
      case .call(let call) = made.kind, case .name("Pipe") = call.callee.kind
    else { return nil }
    return Candidate(
      "Drop the output that nobody reads", isSafe: false, [TextEdit(range: made.range, text: "FileHandle.nullDevice")])
  }

  /// A pipe that is made, given to the process, and used for nothing else.
  private var unusedPipe: Candidate? {
    guard verdict.pipes.count == 1, let name = verdict.pipes.first,
      let (attached, block) = layout.statement(at: verdict.attached.location.range),
      case .expr(let value) = attached.kind,
      case .assign("=", _, let made) = value.bare.kind, case .name(name) = made.kind, uses(of: name, in: block) == 1,
      let declaration = block.statements.first(where: { declares($0, name) }), let removal = layout.remove(declaration)
    else { return nil }
    return Candidate(
      "Drop the output that nobody reads", isSafe: false,
      [removal, TextEdit(range: made.range, text: "FileHandle.nullDevice")])
  }

  /// A pipe that an object keeps, and that nobody reads wherever it is used.
  private var unreadMember: Candidate? {
    guard case .neverRead = verdict.cause, let name = verdict.pipes.first,
      let (statement, _) = layout.statement(at: verdict.attached.location.range),
      case .expr(let value) = statement.kind, case .assign("=", _, let made) = value.bare.kind,
      case .name(name) = made.kind
    else { return nil }
    return Candidate(
      "Drop the output that nobody reads", isSafe: false, [TextEdit(range: made.range, text: "FileHandle.nullDevice")])
  }

  private func declares(_ statement: Stmt, _ name: String) -> Bool {
    guard case .variable(let variable) = statement.kind, variable.bindings.count == 1 else { return false }
    return variable.bindings[0].pattern.boundNames == [name]
  }

  private func uses(of name: String, in block: Block) -> Int {
    var count = 0
    Node.block(block).walk { node in
      if case .expression(let value) = node, case .name(name) = value.kind { count += 1 }
      return true
    }
    return count
  }

  /// What is there when the child has ended is not all, and too late: it is read to the end before the wait.
  private var availableData: Candidate? {
    guard case .exitAwaited = verdict.cause, let (wait, block) = wait, verdict.pipes.count == 1 else { return nil }
    var reads: [Expr] = []
    for statement in block.statements where statement.range.start > wait.range.start {
      Node.statement(statement).walk { node in
        if case .expression(let value) = node, case .member(let handle?, "availableData", _) = value.kind,
          layout.text(handle.range).hasPrefix(verdict.pipes[0] + ".")
        {
          reads.append(value)
        }
        return true
      }
    }
    guard reads.count == 1, case .member(let handle?, _, _) = reads[0].kind else { return nil }
    let name = "data"
    let names = VisibleName.all(on: layout.file.path(to: reads[0].range), before: reads[0].range.end).map(\.name)
    guard !names.contains(name),
      let insertion = layout.insert(
        ["let \(name) = \(layout.text(handle.range)).readDataToEndOfFile()"], before: wait, in: block)
    else { return nil }
    return Candidate(
      "Read the pipe to its end before the wait", isSafe: true,
      insertion + [TextEdit(range: reads[0].range, text: name)])
  }
}
