import LeakDomain
import LeakFlow

/// Futures that cannot fail: made of a value, by something that waits for all, or behind a link that takes up every failure and
/// comes back with none.
struct UnfailingFutures {
  let program: Program
  let file: Int
  /// How many functions, each within the last, are looked into.
  private var depth = 4

  init(program: Program, file: Int) {
    self.program = program
    self.file = file
  }

  private var flow: FlowFile { program.files[file] }

  func neverFails(named name: String?) -> Bool { name.map { program.models.has($0, .unfailingFuture) } ?? false }

  /// Whether the future that a call gives never fails, for what stands in it or in the function that it calls. A function that
  /// gives nothing but ready values stands for what others will write.
  func neverFails(_ site: CallSite) -> Bool {
    if neverFails(named: site.name) || takesAllFailures(site) { return true }
    guard depth > 0, let target = program.resolve(site, file: file)?.target else { return false }
    return givesNoFailure(target) && !isPlaceholder(target)
  }

  private func neverFails(_ value: Value) -> Bool {
    switch value {
    case .call(let id): return neverFails(flow[id])
    case .variable(let id):
      guard flow[id].isLet, let definition = flow[id].definition, definition.isCall else { return false }
      return neverFails(definition)
    default: return neverFails(named: value.memberName)
    }
  }

  /// A link behind a failure whose closure ends the program, or gives a future that cannot fail either.
  private func takesAllFailures(_ site: CallSite) -> Bool {
    guard program.models.futureSideOfAny(site.name) == .failure,
      case .body(let closure)? = site.arguments.last?.value
    else { return false }
    return givesNoFailure(BodyRef(file: file, body: closure))
  }

  private func givesNoFailure(_ function: BodyRef) -> Bool {
    var inner = UnfailingFutures(program: program, file: function.file)
    inner.depth = depth - 1
    return exits(of: function).allSatisfy { exit in
      guard !exit.isThrow, let value = exit.value else { return false }
      return inner.neverFails(value)
    }
  }

  private func isPlaceholder(_ function: BodyRef) -> Bool {
    let flow = program.files[function.file]
    return exits(of: function).allSatisfy { exit in
      guard case .call(let id)? = exit.value else { return true }
      return neverFails(named: flow[id].name) && flow[id].receiver.map { !$0.isCall } ?? true
    }
  }

  private func exits(of function: BodyRef) -> [Exit] {
    let body = program.body(function)
    return body.reachable(from: Body.entry).compactMap { number in
      if case .exit(let exit) = body.blocks[number].terminator { exit } else { nil }
    }
  }
}
