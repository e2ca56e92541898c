import LeakDomain
import LeakFlow
import LeakModel

/// A wait without a time limit on a semaphore or group that the function around it made, with all that releases it.
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
struct GateFinder {
  let program: Program
  let fileIndex: Int
  let executors: Executors
  private var file: FlowFile { program.files[fileIndex] }

  init(_ program: Program, file: Int, _ executors: Executors) {
    self.program = program
    self.fileIndex = file
    self.executors = executors
  }

  private static let gates: [String: Set<String>] = ["DispatchSemaphore": ["signal"], "DispatchGroup": ["leave"]]

  func find() -> [GateWait] { file.calls.indices.compactMap { gateWait(CallID($0)) } }

  private func gateWait(_ id: CallID) -> GateWait? {
    let site = file[id]
    guard site.name == "wait", site.arguments.isEmpty, !site.isAwaited, case .variable(let gate)? = site.receiver,
      case .call(let made)? = file[gate].definition, case .global(let type) = file[made].callee,
      let names = Self.gates[type], isClosed(file[made]), !isGiven(gate)
    else { return nil }
    let family = Set(program.family(of: program.root(of: BodyRef(file: fileIndex, body: site.body))))
    var releases: [GateWait.Release] = []
    for (index, release) in file.calls.enumerated() where release.receiver == site.receiver {
      guard let name = release.name, names.contains(name), family.contains(release.body) else { continue }
      // What the waiting code itself releases is no matter of threads.
      guard let closure = laterClosure(around: release.body, within: site.body) else { return nil }
      releases.append(GateWait.Release(call: CallID(index), closure: closure))
    }
    guard !releases.isEmpty else { return nil }
    return GateWait(
      gate: .variable(gate), primitive: type, name: file[gate].name, wait: id, releases: releases)
  }

  /// A group, or a semaphore that starts at 0.
  private func isClosed(_ made: CallSite) -> Bool {
    made.arguments.isEmpty || made.arguments.first?.value == .literal(.number("0"))
  }

  /// Whether anything else may release it. A group given to `async(group:)` is left by that block.
  private func isGiven(_ gate: VarID) -> Bool {
    file.calls.contains { site in site.arguments.contains { $0.value.contains { $0 == .variable(gate) } } }
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
