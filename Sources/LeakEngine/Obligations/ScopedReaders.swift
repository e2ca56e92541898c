import LeakDomain
import LeakFlow

/// Streams that are read while the function that makes them runs, and by nobody later: it reads them itself, or lends
/// them to a closure that its caller gives and waits for it.
///
/// Once such a function is past its reading, nobody waits for the end of the stream any more. A caller's closure that is
/// lent a stream of changes reads for as long as it likes; the stream needs no end of its own.
struct ScopedReaders {
  let program: Program
  let file: Int
  private var flow: FlowFile { program.files[file] }

  /// How many calls lie between a stream and the function that keeps its continuation at most.
  private static let longestChain = 4

  /// Whether a continuation belongs to a stream that is only read in the scope that makes it.
  func isReadInScope(_ continuation: VarID, depth: Int = 0) -> Bool {
    if let call = flow.streamMaker(of: continuation) { return isUsed(streamOf: call, by: isReading) }
    return depth < Self.longestChain && isGiven(continuation, depth: depth)
  }

  /// Whether all that becomes of the stream that a call makes is that it is lent to closures of the caller's.
  func isLent(streamOf call: CallID) -> Bool { isUsed(streamOf: call, by: { _, _ in false }) }

  /// Whether each call of the function whose parameter this is gives it a continuation of that kind.
  private func isGiven(_ parameter: VarID, depth: Int) -> Bool {
    let function = BodyRef(file: file, body: flow[parameter].owner)
    let body = program.body(function)
    guard !body.isClosure, let index = body.parameters.firstIndex(where: { $0.variable == parameter }) else {
      return false
    }
    var isCalled = false
    for (caller, call) in program.callsByName[body.name] ?? [] {
      let site = program.files[caller][call]
      guard let resolved = program.resolve(site, file: caller), resolved.target == function else { continue }
      guard let operand = resolved.parameters.firstIndex(of: index),
        case .variable(let given) = site.arguments[operand].value,
        ScopedReaders(program: program, file: caller).isReadInScope(given, depth: depth + 1)
      else { return false }
      isCalled = true
    }
    return isCalled
  }

  private func isUsed(streamOf call: CallID, by isRead: (Instruction, BodyID) -> Bool) -> Bool {
    let streams = flow.streams(madeBy: call)
    guard let stream = streams.first, streams.count == 1 else { return false }
    let scope = flow[call].body
    let lending = flow.calls.filter { $0.body == scope && isLending($0) }.map(\.range)
    var isUsed = false
    for id in program.family(of: BodyRef(file: file, body: scope)) {
      for block in flow[id].blocks {
        for instruction in block.instructions where mentions(stream, instruction) {
          let isFine =
            id == scope && (lending.contains { $0.contains(instruction.range) } || isRead(instruction, id))
          guard isFine else { return false }
          isUsed = true
        }
        guard case .exit(let exit) = block.terminator, let value = exit.value else { continue }
        if value.contains(where: { $0 == stream }) { return false }
      }
    }
    return isUsed
  }

  private func mentions(_ stream: Value, _ instruction: Instruction) -> Bool {
    // Its own declaration.
    if case .bind(let variable, _) = instruction.kind, .variable(variable) == stream { return false }
    return flow.containsValue(in: instruction) { value in value.contains { $0 == stream } }
  }

  /// `try await body(stream)`, where `body` is what the caller has given.
  private func isLending(_ site: CallSite) -> Bool {
    guard site.isAwaited, case .variable(let id) = site.callee else { return false }
    let owner = flow[flow[id].owner]
    return !owner.isClosure && owner.parameters.contains { $0.variable == id }
  }

  /// `for await value in stream`
  private func isReading(_ instruction: Instruction, _ body: BodyID) -> Bool {
    switch instruction.kind {
    case .element(_, let isAwait), .exhausted(_, let isAwait): isAwait
    default: false
    }
  }
}

extension FlowFile {
  /// The `makeStream` that gives a variable its stream, or its continuation.
  func streamMaker(of variable: VarID) -> CallID? {
    guard case .member(.call(let made), _)? = self[variable].definition, self[made].name == "makeStream" else {
      return nil
    }
    return made
  }

  /// The variables to which a `makeStream` gives its stream.
  func streams(madeBy call: CallID) -> [Value] {
    variables.indices.compactMap { index in
      let definition = variables[index].definition
      let isStream = definition == .member(.call(call), "0") || definition == .member(.call(call), "stream")
      return isStream ? .variable(VarID(index)) : nil
    }
  }
}
