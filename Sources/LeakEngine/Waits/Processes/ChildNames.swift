import LeakAST
import LeakDomain
import LeakFlow

/// Which values are the process, its pipes, and the ends of these.
extension ChildAnalysis {
  /// A constant stands for what it was bound to, save for objects, which keep their first name.
  func canonical(_ value: Value) -> Value {
    switch value {
    case .variable(let id):
      let variable = file[id]
      guard variable.isLet, let definition = variable.definition, definition != value else { return value }
      switch definition.uncast {
      case .variable, .member: return canonical(definition.uncast)
      default: return value
      }
    case .operation where value.uncast != value: return canonical(value.uncast)
    case .member(let base, let name): return .member(canonical(base), name)
    case .global(let name): return process == .selfReference && isPartOfChild(name) ? .member(process, name) : value
    default: return value
    }
  }

  private func isPartOfChild(_ member: String) -> Bool {
    program.models.has(member, .childOutput) || program.models.has(member, .childInput)
      || program.models.has(member, .childExitHandler)
  }

  /// What a method is called on; of an own method, the object.
  func receiver(of site: CallSite) -> Value? {
    if let receiver = site.receiver { return receiver }
    guard process == .selfReference, case .global(let name) = site.callee, !name.isCapitalized else { return nil }
    let isOwn =
      program.models.has(name, .childStart) || program.models.has(name, .childWait)
      || program.models.has(name, .childEnd)
    return isOwn ? process : nil
  }

  /// The pipe that a value is, if it is one of those that the child writes into, or a new one.
  func pipe(_ value: Value, _ state: ChildState) -> Value? {
    let value = canonical(value)
    if let output = state.outputs.first(where: { $0.pipe == value }) { return output.pipe }
    if case .member(process, let member) = value {
      return state.outputs.first { $0.members.contains(member) }?.pipe
    }
    return nil
  }

  /// Whether a value is made with `Pipe()` and known by a local name, or by none.
  func isNewPipe(_ value: Value) -> Bool {
    switch canonical(value) {
    case .call(let id): return isPipe(id)
    case .variable(let id):
      if case .call(let call)? = file[id].definition { return isPipe(call) }
      return false
    default: return false
    }
  }

  private func isPipe(_ call: CallID) -> Bool {
    let site = file[call]
    return site.name == "Pipe" && site.arguments.isEmpty
  }

  func isReadingEnd(_ value: Value, of pipe: Value) -> Bool {
    guard case .member(let base, let name) = canonical(value), program.models.has(name, .pipeReader) else {
      return false
    }
    return base == pipe
  }

  /// The pipe whose reading end a value is.
  func pipeRead(by value: Value, _ state: ChildState) -> Value? {
    guard case .member(let base, let name) = canonical(value), program.models.has(name, .pipeReader) else { return nil }
    return pipe(base, state)
  }

  /// Whether a value is the writing end of the pipe from which the child reads.
  func isInputWriter(_ value: Value, _ state: ChildState) -> Bool {
    guard case .member(let base, let name) = canonical(value), program.models.has(name, .pipeWriter) else {
      return false
    }
    return isInput(base, state)
  }

  private func isInput(_ value: Value, _ state: ChildState) -> Bool {
    if case .member(process, let member) = value { return program.models.has(member, .childInput) }
    return value == state.input?.pipe
  }

  /// Whether a value has the writing end of that pipe in it, or all of the pipe.
  func handsInput(_ value: Value, _ state: ChildState) -> Bool {
    guard state.input != nil else { return false }
    let isReader = { (part: Value) in
      if case .member(_, let name) = part { self.program.models.has(name, .pipeReader) } else { false }
    }
    return canonical(value).contains(besides: isReader) { self.isInput(self.canonical($0), state) }
  }

  func usesInput(_ body: BodyID, _ state: ChildState) -> Bool {
    file[body].freeVariables.contains { handsInput(.variable($0), state) }
  }

  /// Whether a value is, or is made of, a pipe or something of its reading end.
  func hands(_ value: Value, _ pipe: Value, _ state: ChildState) -> Bool {
    let value = canonical(value)
    switch value {
    case .member(_, let name) where program.models.has(name, .pipeWriter): return false
    case .member(let base, _), .payload(let base, _, _):
      return self.pipe(value, state) == pipe || hands(base, pipe, state)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return parts.contains { hands($0, pipe, state) }
    default: return self.pipe(value, state) == pipe
    }
  }

  /// Whether a value is, or is made of, the process itself.
  func handsProcess(_ value: Value) -> Bool {
    switch canonical(value) {
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts): parts.contains(where: handsProcess)
    case let value: value == process
    }
  }

  /// Whether a body uses a pipe, also by another name.
  func uses(_ body: BodyID, _ pipe: Value) -> Bool {
    file[body].freeVariables.contains { id in
      let value = canonical(.variable(id))
      return value == pipe || isReadingEnd(value, of: pipe)
    }
  }

  func usesChild(_ body: BodyID, _ state: ChildState) -> Bool {
    file[body].freeVariables.contains { canonical(.variable($0)) == process }
      || state.outputs.contains { uses(body, $0.pipe) } || usesInput(body, state)
  }
}
