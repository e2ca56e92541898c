import LeakDomain
import LeakFlow
import LeakModel

/// Functions without `async` that block their thread until a task of their own has run, or a future is complete, and those that call
/// them where that thread is needed for it.
///
/// Omissions: a bridge that is reached through a closure, a protocol or an accessor is not seen.
struct Bridges {
  let program: Program
  private let executors: [Executors]
  /// For each function that blocks the wait, or the call that leads there.
  private var found: [BodyRef: Hop] = [:]
  private(set) var verdicts: [Int: [WaitVerdict]] = [:]

  private struct Hop {
    var file: Int
    var range: SourceRange
    var next: BodyRef?
    /// The future for which it waits; `nil` of a task.
    var future: String?
  }

  init(_ program: Program) {
    self.program = program
    executors = program.files.indices.map(program.executors)
    collectWaits()
    collectFutures()
    guard !found.isEmpty else { return }
    followCallers()
  }

  private mutating func collectWaits() {
    for index in program.files.indices {
      let file = program.files[index]
      for gate in GateFinder(executors: executors[index]).find() {
        let body = file[gate.wait].body
        let isTask = gate.releases.allSatisfy { executors[index][$0.closure] == .pool }
        guard isTask, executors[index][body] == .caller else { continue }
        let ref = BodyRef(file: index, body: body)
        guard found[ref] == nil else { continue }
        found[ref] = Hop(file: index, range: file[gate.wait].range, next: nil)
      }
    }
  }

  /// Functions that wait for a future, and do not ask whether they are on an event loop.
  private mutating func collectFutures() {
    for (index, call) in program.callsByName["wait"] ?? [] {
      let file = program.files[index]
      let site = file[call]
      let ref = BodyRef(file: index, body: site.body)
      // What runs on the test's own thread may be complete by then.
      guard !program.isTest[index], site.arguments.isEmpty, !site.isAwaited, found[ref] == nil,
        executors[index][site.body] == .caller,
        let receiver = site.receiver, Futures(program, file: index).isFuture(receiver, in: site.body),
        !EventLoopChecks(file: file, models: program.models).asks(in: ref.body)
      else { continue }
      let text = Wording(file: file).text(receiver) ?? "the future"
      found[ref] = Hop(file: index, range: site.nameRange, next: nil, future: text)
    }
  }

  private mutating func followCallers() {
    var pending = found.keys.sorted { ($0.file, $0.body) < ($1.file, $1.body) }
    while !pending.isEmpty {
      let names = Set(pending.map { program.body($0).name })
      let targets = Set(pending)
      pending = []
      let calls = names.flatMap { program.callsByName[$0] ?? [] }
      for (index, call) in calls.sorted(by: { ($0.file, $0.call) < ($1.file, $1.call) }) {
        let site = program.files[index][call]
        guard let resolved = program.resolve(site, file: index), targets.contains(resolved.target) else { continue }
        if let caller = follow(site, to: resolved.target, file: index) { pending.append(caller) }
      }
    }
  }

  /// Notes a call of a function that blocks. Returns the caller, if that blocks whoever calls it.
  private mutating func follow(_ site: CallSite, to target: BodyRef, file: Int) -> BodyRef? {
    let future = found[target]?.future
    let hop = Hop(file: file, range: site.nameRange, next: target, future: future)
    switch executors[file][site.body] {
    case .pool where future == nil, .actor where future == nil:
      verdicts[file, default: []].append(verdict(hop, site, on: .pool))
      return nil
    case .eventLoop where future != nil:
      verdicts[file, default: []].append(verdict(hop, site, on: .eventLoop))
      return nil
    case .caller:
      let caller = program.root(of: BodyRef(file: file, body: site.body))
      guard found[caller] == nil, program.body(caller).kind == .function(.function),
        future == nil || !EventLoopChecks(file: program.files[file], models: program.models).asks(in: site.body)
      else { return nil }
      found[caller] = hop
      return caller
    default: return nil
    }
  }

  private func verdict(_ hop: Hop, _ site: CallSite, on place: WaitVerdict.Place) -> WaitVerdict {
    let flow = program.files[hop.file]
    var steps: [Step] = []
    var next = hop.next
    var last: Spot?
    while let ref = next, let further = found[ref] {
      let spot = Wording(file: program.files[further.file]).spot(further.range)
      if further.next == nil {
        last = spot
      } else {
        steps.append(Step(spot: spot, text: "'\(program.body(ref).name)' calls on"))
      }
      next = further.next
    }
    return WaitVerdict(
      cause: .callsBridge(site.name ?? "it", on: place),
      primitive: hop.future == nil ? "DispatchSemaphore" : "EventLoopFuture", carrier: hop.future ?? site.name ?? "",
      function: VerdictBuilder(program, file: hop.file).function(around: flow[site.body]),
      wait: Wording(file: flow).spot(site.nameRange), peer: last, steps: steps)
  }
}
