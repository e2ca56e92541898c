import LeakDomain
import LeakFlow
import LeakModel

/// A wait without a time limit on a semaphore or group, with all that releases it: one that the function around the wait
/// has made, or one that a type keeps to itself.
struct GateWait {
  var gate: Value
  var primitive: String
  var name: String
  var wait: CallID
  /// `signal` and `leave`, and the closures around them that run later than the function, from the outside in.
  var releases: [Release]

  struct Release {
    var call: CallID
    var closure: BodyID
  }
}

/// Finds the waits on gates of a file.
struct GateFinder: ExecutorAnalysis {
  let executors: Executors

  private static let gates: [String: Set<String>] = ["DispatchSemaphore": ["signal"], "DispatchGroup": ["leave"]]

  func find() -> [GateWait] { program.calls(named: "wait", file: fileIndex).compactMap(gateWait) }

  private func gateWait(_ id: CallID) -> GateWait? {
    let site = file[id]
    guard site.name == "wait", site.waitsWithoutLimit, !site.isAwaited, let gate = site.receiver,
      let made = maker(of: gate, in: file[site.body]), case .global(let type) = made.callee,
      let names = Self.gates[type], isClosed(made)
    else { return nil }
    var releases: [GateWait.Release] = []
    for call in program.calls(named: names, file: fileIndex) {
      let release = file[call]
      guard release.receiver == gate, isSame(gate, in: release.body, as: site.body) else { continue }
      // What the waiting code itself releases is no matter of threads.
      guard let closure = releasing(release.body, waiting: site.body) else { return nil }
      releases.append(GateWait.Release(call: call, closure: closure))
    }
    guard !releases.isEmpty, !isGiven(gate) else { return nil }
    return GateWait(
      gate: gate, primitive: type, name: Wording(file: file).text(gate) ?? "it", wait: id, releases: releases)
  }

  /// The call that makes a gate, where only this file can release it.
  private func maker(of gate: Value, in body: Body) -> CallSite? {
    switch gate {
    case .variable(let id):
      if case .call(let made)? = file[id].definition { file[made] } else { nil }
    case .global(let name): memberMaker(name, of: body.typeName)
    default: nil
    }
  }

  private func memberMaker(_ name: String, of type: String?) -> CallSite? {
    let members = file.members.filter { $0.name == name && $0.typeName == type }
    guard let member = members.first, members.count == 1, member.isLet,
      member.modifiers.contains(where: { $0 == "private" || $0 == "fileprivate" }),
      case .call(let made)? = member.initial?.value
    else { return nil }
    return file[made]
  }

  /// Whether a name means the same gate in two bodies.
  private func isSame(_ gate: Value, in body: BodyID, as waiting: BodyID) -> Bool {
    if case .global = gate { return file[body].typeName == file[waiting].typeName }
    return program.family(of: program.root(of: BodyRef(file: fileIndex, body: waiting))).contains(body)
  }

  /// The body that releases: a closure of the waiting code that runs later, or a function of its own.
  private func releasing(_ body: BodyID, waiting: BodyID) -> BodyID? {
    if let closure = laterClosure(around: body, within: waiting) { return closure }
    let root = program.root(of: BodyRef(file: fileIndex, body: body)).body
    return root == program.root(of: BodyRef(file: fileIndex, body: waiting)).body ? nil : body
  }

  /// A group, or a semaphore that starts at 0.
  private func isClosed(_ made: CallSite) -> Bool {
    made.arguments.isEmpty || made.arguments.first?.value == .literal(.number("0"))
  }

  /// Whether anything else may release it. A group given to `async(group:)` is left by that block.
  private func isGiven(_ gate: Value) -> Bool {
    file.calls.contains { site in site.arguments.contains { $0.value.contains { $0 == gate } } }
  }

  /// The innermost closure around `body` that is written in `outer` and runs after the call that it is given to.
  private func laterClosure(around body: BodyID, within outer: BodyID) -> BodyID? {
    var current = body
    while current != outer {
      guard let use = executors.closures[current] else { return nil }
      switch program.models.mode(of: file[use.call], label: use.operand.label) {
      case .nowOnce?, .nowPerhaps?, .nowMany?:
        guard let parent = file[current].parent else { return nil }
        current = parent
      default: return isWithin(current, outer) ? current : nil
      }
    }
    return nil
  }

  private func isWithin(_ body: BodyID, _ outer: BodyID) -> Bool {
    var current = file[body].parent
    while let id = current {
      if id == outer { return true }
      current = file[id].parent
    }
    return false
  }
}
