import LeakDomain
import LeakFlow

/// Functions that start the next part and are done when there is none, called for several at a time: the parts under way count how
/// many are left, and the last one discharges. That there is a first one has been asked before:
///
///     guard !parts.isEmpty else { return done() }
///     func startNext() {
///       guard next < parts.count else { return }
///       …
///       put(parts[next]) { left -= 1; if left == 0 { done() } else { startNext() } }
extension ObligationAnalysis {
  /// Whether a decision of such a function tells that there is no part left to start.
  func isRestUnderWay(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard !body.isClosure, let asked = whereNoneIsLeft(test, answer) else { return false }
    let changes = program.changes(in: ref(body))
    guard asked.contains(where: { changes.isChanged($0, before: .max) }), isAskedBefore(asked, by: body) else {
      return false
    }
    return program.family(of: ref(body)).contains { id in
      id != body.id && startsNext(id, of: body) && countsWhatIsLeft(in: file[id])
    }
  }

  /// What is asked for the next part, where it comes out that there is none.
  private func whereNoneIsLeft(_ test: Test, _ answer: Bool) -> [Value]? {
    switch test {
    case .isTrue(.operation("<", let parts)): answer ? nil : parts
    case .isTrue(.operation("==", let parts)), .isTrue(.operation(">=", let parts)): answer ? parts : nil
    case .isTrue(.member(let list, "isEmpty")): answer ? [list] : nil
    case .isNil(.call(let id)): answer ? file[id].receiver.map { [$0] } : nil
    case .isNil(.variable(let id)):
      if answer, case .call(let call)? = file[id].definition { file[call].receiver.map { [$0] } } else { nil }
    default: nil
    }
  }

  /// Whether the functions around ask whether there are any parts at all.
  private func isAskedBefore(_ asked: [Value], by body: Body) -> Bool {
    let lists = asked.map { if case .member(let list, "count") = $0 { list } else { $0 } }
    var outer = body.parent
    while let id = outer {
      let isAsked = program.changes(in: BodyRef(file: fileIndex, body: id)).asked.contains { subject in
        if case .member(let list, "isEmpty") = subject { lists.contains(list) } else { false }
      }
      if isAsked { return true }
      outer = file[id].parent
    }
    return false
  }

  /// Whether a closure of a function calls that again.
  private func startsNext(_ closure: BodyID, of body: Body) -> Bool {
    if program.changes(in: BodyRef(file: fileIndex, body: closure)).called.contains(body.id) { return true }
    return file.calls.contains { site in
      site.body == closure && site.name == body.name
        && program.resolve(site, file: fileIndex)?.target == ref(body)
    }
  }

  private func countsWhatIsLeft(in closure: Body) -> Bool {
    program.changes(in: ref(closure)).decisions.keys.contains { isLastOfCount($0, true, in: closure) }
  }
}
