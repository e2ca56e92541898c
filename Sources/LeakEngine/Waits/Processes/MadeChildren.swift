import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A child process that the body which waits for it did not make there.
struct KnownChild {
  var process: Value
  /// The method that waits.
  var body: BodyID
  var state: ChildState
  var name: String
  var program: ChildProgram?
}

/// Child processes that a function of the sources makes and gives its pipes to: `let (process, pipe) = makeProcess()`.
///
/// Omissions: functions that give back something else in which the process is, or that come to different ends.
struct MadeChildren: FileAnalysis {
  let program: Program
  let fileIndex: Int

  func find(_ budget: StateBudget) -> [KnownChild] {
    guard program.changedMembers.contains(where: { program.models.has($0, .childOutput) }) else { return [] }
    let used = usedAsChildren
    guard !used.isEmpty, file.calls.contains(where: { $0.name.map(isWaitOrRead) ?? false }) else { return [] }
    return file.bodies.flatMap { body in
      body.blocks.flatMap(\.instructions).compactMap { instruction in
        guard case .bind(let variable, let value?) = instruction.kind, used.contains(variable), file[variable].isLet
        else { return nil }
        return child(variable, value, in: body, budget)
      }
    }
  }

  private func isWaitOrRead(_ method: String) -> Bool {
    program.models.has(method, .childWait) || program.models.has(method, .readsToEnd)
  }

  private func child(_ variable: VarID, _ value: Value, in body: Body, _ budget: StateBudget) -> KnownChild? {
    guard let (call, place) = Self.result(value),
      let made = making(file[call], in: fileIndex, place, budget)
    else { return nil }
    let process: Value = place == nil ? .variable(variable) : value
    var state = ChildState()
    for output in made.state.outputs where !output.isServed {
      let pipe = made.pipe(output.pipe, of: call) ?? .member(process, output.members.first ?? "")
      for member in output.members { state.attach(pipe, to: member, at: file[call].range) }
    }
    guard !state.outputs.isEmpty else { return nil }
    if made.state.start != nil { state.start = file[call].range }
    return KnownChild(
      process: process, body: body.id, state: state, name: file[variable].name, program: made.program)
  }

  /// The call of which a value is the result, or that part of it.
  private static func result(_ value: Value) -> (CallID, Int?)? {
    switch value {
    case .call(let id): (id, nil)
    case .member(.call(let id), let part): Int(part).map { (id, $0) }
    default: nil
    }
  }

  /// The variables on which somebody calls what is called on a process.
  private var usedAsChildren: Set<VarID> {
    let calls = file.calls.lazy.filter { call in
      call.name.map { program.models.has($0, .childStart) || program.models.has($0, .childWait) } ?? false
    }
    return Set(calls.compactMap { if case .variable(let id)? = $0.receiver { id } else { nil } })
  }

  // MARK: The function that makes it

  /// A process as a function gives it back.
  private struct Making {
    var state: ChildState
    /// What is given back beside it, in order.
    var parts: [Value]
    var program: ChildProgram

    /// The pipe in the words of the caller, where it is given back as well.
    func pipe(_ pipe: Value, of call: CallID) -> Value? {
      parts.firstIndex(of: pipe).map { .member(.call(call), String($0)) }
    }
  }

  /// How many functions are asked, each of which gives back what the next one has made.
  private static let depth = 6

  /// - Parameter given: what the function in which a call stands is given itself.
  private func making(
    _ site: CallSite, in caller: Int, _ place: Int?, _ budget: StateBudget, depth: Int = depth,
    given: @escaping (VarID) -> ChildText? = { _ in nil }
  ) -> Making? {
    guard depth > 0, let resolved = program.resolve(site, file: caller) else { return nil }
    let target = resolved.target
    let other = program.files[target.file]
    let body = other[target.body]
    let operand = { (id: VarID) -> ChildText? in
      guard let parameter = body.parameters.firstIndex(where: { $0.variable == id }),
        let index = resolved.parameters.firstIndex(of: parameter), site.arguments.indices.contains(index)
      else { return nil }
      let value = site.arguments[index].value
      if case .variable(let outer) = value, let known = given(outer) { return known }
      return ChildText(value, in: program.files[caller])
    }
    if let inner = onlyCall(givenBackBy: body) {
      return making(other[inner], in: target.file, place, budget, depth: depth - 1, given: operand)
    }
    // What is given back is known only when the process is, so that the ways are searched for one after the other.
    guard let process = body.blocks.lazy.compactMap({ self.process(in: $0.terminator, place, other) }).first else {
      return nil
    }
    let analysis = ChildAnalysis(program, file: target.file, scope: target.body, process: process, budget: budget)
    let ends = analysis.search(body, ChildState(), Facts()).arrivals.filter { !$0.exit.isThrow }
    guard !analysis.isExhausted, let end = ends.first, let value = end.exit.value,
      ends.allSatisfy({ $0.state == end.state && $0.exit.value == value }), !end.state.hasEnded,
      end.state.exitHandler == nil
    else { return nil }
    let parts: [Value] = if place != nil, case .tuple(let all) = value { all.map(analysis.canonical) } else { [] }
    return Making(state: end.state, parts: parts, program: ChildProgram(of: process, in: other, given: operand))
  }

  /// The one call whose result a function gives back on all of its ways.
  private func onlyCall(givenBackBy body: Body) -> CallID? {
    let exits = body.reachable(from: Body.entry).compactMap { number -> Exit? in
      if case .exit(let exit) = body.blocks[number].terminator, !exit.isThrow { exit } else { nil }
    }
    guard case .call(let call)? = exits.first?.value, exits.allSatisfy({ $0.value == .call(call) }) else { return nil }
    return call
  }

  /// The process that a way gives back, if it is made there.
  private func process(in end: Terminator, _ place: Int?, _ other: FlowFile) -> Value? {
    guard case .exit(let exit) = end, var value = exit.value else { return nil }
    if let place {
      guard case .tuple(let all) = value, all.indices.contains(place) else { return nil }
      value = all[place]
    }
    guard case .variable(let id) = value, case .call? = other[id].definition, other[id].isLet else { return nil }
    return value
  }
}
