import LeakAST
import LeakDomain
import LeakModel

/// Sets the sender on a channel free where nobody receives from it any more.
struct ReleaseRepair {
  let layout: SourceLayout
  let verdict: Verdict

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] {
    let finish = "defer { \(verdict.expression).finish() }"
    let isSafe = verdict.isDischargedSomewhere
    let places = [behindDeclaration(finish), atBeginning(finish), cancelled, beforeWait]
    let buffer = verdict.isDischargedSomewhere ? [] : [BufferRepair(layout: layout, verdict: verdict).candidate]
    return OrderRepair(layout, verdict).candidates() + buffer.compactMap { $0 }
      + places.compactMap { $0 }.map {
        Candidate("Add '\($0.text)', which frees the sender", isSafe: isSafe, $0.edits)
      }
  }

  private var begin: SourceRange { verdict.begin.location.range }

  /// Right behind the declaration of the channel.
  private func behindDeclaration(_ line: String) -> Part? {
    for case .block(let block) in layout.file.path(to: begin).reversed() {
      let found = block.statements.first { statement in
        guard case .variable(let variable) = statement.kind else { return false }
        return variable.bindings.contains { $0.pattern.boundNames.contains(verdict.carrier) }
      }
      if let found { return layout.insert([line], after: found, in: block).map { Part($0, isSafe: true, text: line) } }
    }
    return nil
  }

  /// At the beginning of the closure whose exits leave the sender, such as the body of a task group.
  private func atBeginning(_ line: String) -> Part? {
    guard let leak = verdict.leaks.first else { return nil }
    let functions = layout.file.path(to: leak.spot.location.range).reversed().compactMap { node -> Block? in
      if case .function(let function) = node { function.body } else { nil }
    }
    guard let body = functions.first, let first = body.statements.first else { return nil }
    return layout.insert([line], before: first, in: body).map { Part($0, isSafe: true, text: line) }
  }

  /// Before the one wait for the sender.
  private var beforeWait: Part? {
    guard verdict.leaks.count == 1, verdict.leaks[0].exit == .blockedWait,
      let (wait, block) = layout.statement(at: verdict.leaks[0].spot.location.range)
    else { return nil }
    let line = "\(verdict.expression).finish()"
    return layout.insert([line], before: wait, in: block).map { Part($0, isSafe: true, text: line) }
  }

  /// `defer { task.cancel() }` behind the task that sends.
  private var cancelled: Part? {
    let path = layout.file.path(to: begin)
    for (outer, inner) in zip(path, path.dropFirst()).reversed() {
      guard case .block(let block) = outer, case .statement(let statement) = inner else { continue }
      guard case .variable(let variable) = statement.kind, let name = variable.bindings.first?.pattern.boundNames.first,
        variable.bindings.first?.value?.range.contains(begin) == true
      else { return nil }
      let line = "defer { \(name).cancel() }"
      return layout.insert([line], after: statement, in: block).map { Part($0, isSafe: true, text: line) }
    }
    return nil
  }
}
