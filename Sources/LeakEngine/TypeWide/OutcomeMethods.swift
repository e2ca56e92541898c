import LeakAST
import LeakDomain
import LeakFlow

/// Methods to which a closure leaves what came of an operation, and that nobody else calls:
///
///     load(url) { data, _, error in self.finished(data, error) }
///
/// Omissions: closures that ask for more than whether there is a value, or that something is not nil which the method asks for again.
struct OutcomeMethods {
  let view: SlotView
  private var program: Program { view.program }

  /// The methods that a closure, or one in it that runs when it does, calls with what it is given, and that have to do with the slot; and
  /// those that these call so.
  ///
  /// - Parameter running: the same closure, or the one in it.
  func find(in closure: BodyRef, running: BodyID, steps: Int = 3) -> [BodyRef] {
    let methods = called(by: closure, running)
    guard steps > 0 else { return methods }
    return methods + methods.flatMap { find(in: $0, running: $0.body, steps: steps - 1) }
  }

  private func called(by closure: BodyRef, _ running: BodyID) -> [BodyRef] {
    let file = program.files[closure.file]
    let body = file[running]
    guard body.blocks.allSatisfy({ Self.isAboutNil($0) }) else { return [] }
    let asksForNil = body.blocks.contains { asksForValue($0, in: body, file) }
    let given = Set(file[closure.body].parameters.map(\.variable))
    let calls = body.blocks.flatMap(\.instructions).compactMap { instruction -> CallID? in
      if case .call(let id) = instruction.kind { id } else { nil }
    }
    return calls.compactMap { call in
      guard file[call].arguments.contains(where: { isMade($0.value, of: given, file) }),
        let method = view.target(of: call, file: closure.file), view.isReached(from: method),
        program.isSeenBySources(program.body(method)),
        !asksForNil || program.body(method).parameters.allSatisfy({ $0.type.map { $0 == $0.unwrapped } ?? false }),
        isOnlyCall(call, of: method, file: closure.file)
      else { return nil }
      return method
    }
  }

  private static func isAboutNil(_ block: BasicBlock) -> Bool {
    guard case .branch(let test, _, _, _, _) = block.terminator else { return true }
    if case .isNil = test { return true }
    return false
  }

  /// Whether it is asked if something is nil besides the object.
  private func asksForValue(_ block: BasicBlock, in body: Body, _ file: FlowFile) -> Bool {
    guard case .branch(.isNil(let value), _, _, _, _) = block.terminator else { return false }
    if case .variable(let id) = value { return !file[id].isWeak }
    return true
  }

  private func isMade(_ value: Value, of given: Set<VarID>, _ file: FlowFile) -> Bool {
    value.contains { part in
      guard case .variable(let id) = part else { return false }
      if given.contains(id) { return true }
      // `if let data`
      if case .variable(let whole)? = file[id].definition { return given.contains(whole) }
      return false
    }
  }

  private func isOnlyCall(_ call: CallID, of method: BodyRef, file: Int) -> Bool {
    let callers = view.callers.callers(of: method)
    return !callers.hasUnknown && callers.sites.count == 1 && callers.sites[0] == (file, call)
  }
}
