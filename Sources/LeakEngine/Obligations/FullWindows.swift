import LeakDomain
import LeakFlow

/// As many run at once as may, and each that ends starts the next: `while running < limit, let next = pending.popFirst()`. Where no place
/// is free, or nothing is left to start while some run, it is left to those that run.
///
/// Omissions: whether any of them runs, as none does where the limit is 0.
extension ObligationAnalysis {
  /// Whether a decision tells that those that run go on with it.
  func isLeftToRunning(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    if program.changes(in: BodyRef(file: fileIndex, body: body.id)).counted.isEmpty { return false }
    return switch (test, answer) {
    case (.isTrue(.operation("<", let sides)), false): isGivenBack(sides[0], by: body)
    case (.isTrue(.operation("==", let sides)), true): sides.contains { isGivenBack($0, by: body) }
    case (.isTrue(.member(let list, "isEmpty")), true): isTaken(list, by: body) && asksWhetherNoneRuns(body)
    case (.isNil(.call(let id)), true):
      program.collection(takenFrom: file[id]) != nil && asksWhetherNoneRuns(body)
    default: false
    }
  }

  private func isTaken(_ list: Value, by body: Body) -> Bool {
    body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .call(let id) = instruction.kind, let taken = program.collection(takenFrom: file[id]) else {
        return false
      }
      return taken == list
    }
  }

  /// Whether the body sees to it itself where none runs: `if running == 0 { completion() }`.
  private func asksWhetherNoneRuns(_ body: Body) -> Bool {
    program.changes(in: BodyRef(file: fileIndex, body: body.id)).decisions.keys.contains { test in
      guard case .isTrue(.operation(let op, let sides)) = test, op == "==" || op == "<" else { return false }
      return sides.contains(.literal(.number("0"))) && sides.contains { isGivenBack($0, by: body) }
    }
  }

  /// Whether a body counts something up that a closure of it counts down again, and runs again then.
  private func isGivenBack(_ taken: Value, by body: Body) -> Bool {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard program.changes(in: ref).counted[taken] != nil else { return false }
    let closures = program.family(of: ref).filter { $0 != body.id }
    return closures.contains { program.changes(in: BodyRef(file: fileIndex, body: $0)).counted[taken] != nil }
      && closures.contains { startsAgain(ref, from: $0) }
  }

  private func startsAgain(_ ref: BodyRef, from closure: BodyID) -> Bool {
    if program.changes(in: BodyRef(file: ref.file, body: closure)).called.contains(ref.body) { return true }
    return file.calls.contains { site in
      guard site.body == closure, let target = program.resolve(site, file: ref.file)?.target else { return false }
      return target == ref || program.performer(of: target) == ref
    }
  }
}
