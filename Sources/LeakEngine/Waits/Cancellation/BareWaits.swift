import LeakDomain
import LeakFlow
import LeakModel

/// Waits that cancelling the task does not end: bare continuations, the value of another task, a future of SwiftNIO.
struct BareWaits {
  let program: Program

  struct Place: Hashable {
    var file: Int
    var range: SourceRange
    var kind: Kind
    /// The call that leads there, where the wait is in another function.
    var call: Call?
  }
  struct Call: Hashable {
    var name: String
    var range: SourceRange
  }
  enum Kind: Hashable {
    case continuation(String)
    case taskValue, future
  }

  /// How many calls away a wait may be to be seen.
  private static let depth = 3

  /// The first bare wait that a body comes to, in itself or in the functions that it awaits.
  func first(in ref: BodyRef) -> Place? { first(in: ref, seen: []) }

  private func first(in ref: BodyRef, seen: [BodyRef]) -> Place? {
    guard !seen.contains(ref), seen.count <= Self.depth else { return nil }
    let file = program.files[ref.file]
    for block in file[ref.body].blocks {
      for instruction in block.instructions {
        switch instruction.kind {
        case .call(let id):
          if let place = place(of: file[id], file: ref.file, seen: seen + [ref]) { return place }
        case .awaitValue(let value):
          if isTaskValue(value, ref) {
            return Place(file: ref.file, range: instruction.range, kind: .taskValue)
          }
        default: break
        }
      }
    }
    return nil
  }

  private func place(of site: CallSite, file index: Int, seen: [BodyRef]) -> Place? {
    guard let name = site.name else { return nil }
    if let primitive = program.models.primitive(givenToClosureOf: name) {
      guard waits(site, file: index) else { return nil }
      return Place(file: index, range: site.nameRange, kind: .continuation(primitive.name))
    }
    if name == "get", site.isAwaited, let receiver = site.receiver,
      Futures(program, file: index).isFuture(receiver, in: site.body)
    {
      return Place(file: index, range: site.nameRange, kind: .future)
    }
    // A cancellation handler, or another group, has its own way to end.
    guard !name.hasPrefix("with") else { return nil }
    guard site.isAwaited, let resolved = program.resolve(site, file: index), program.body(resolved.target).isAsync,
      var place = first(in: resolved.target, seen: seen)
    else { return nil }
    place.call = Call(name: name, range: site.nameRange)
    return place
  }

  /// Whether a continuation is resumed from elsewhere: what its closure resumes itself is no wait.
  private func waits(_ site: CallSite, file index: Int) -> Bool {
    let file = program.files[index]
    guard case .body(let closure)? = site.arguments.last?.value, let parameter = file[closure].parameters.first else {
      return false
    }
    let holder = Value.variable(parameter.variable)
    return !file.calls.contains { $0.body == closure && $0.receiver == holder && $0.name == "resume" }
      && !asksForCancellation(closure, file: index)
  }

  private func asksForCancellation(_ body: BodyID, file index: Int) -> Bool {
    let ref = BodyRef(file: index, body: body)
    return program.tests(around: ref).keys.contains { value in
      value.memberName == "isCancelled" && isTested(value, in: ref)
    }
  }

  private func isTested(_ value: Value, in ref: BodyRef) -> Bool {
    let range = program.body(ref).range
    return program.tests(around: ref)[value]?.all.contains { range.contains(SourceRange(at: Int($0))) } ?? false
  }

  private func isTaskValue(_ value: Value, _ ref: BodyRef) -> Bool {
    guard case .member(let task, let name) = value, name == "value" || name == "result" else { return false }
    return program.typeName(of: task, file: ref.file, in: program.body(ref)) == "Task"
  }
}
