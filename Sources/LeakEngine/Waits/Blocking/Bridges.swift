import LeakDomain
import LeakFlow
import LeakModel

/// Functions without `async` that block their thread until a task of their own has run, a closure has run on the main thread, or a
/// future is complete, and those that call them where that thread is needed for it.
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
    var need: Need
  }

  /// For what a function waits.
  private enum Need {
    case task
    /// What runs on the main thread ends the wait for this, of this type.
    case main(String, String)
    case future(String)
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
        let ref = BodyRef(file: index, body: body)
        guard executors[index][body] == .caller, found[ref] == nil, let need = need(of: gate, in: ref) else { continue }
        found[ref] = Hop(file: index, range: file[gate.wait].range, next: nil, need: need)
      }
    }
  }

  private func need(of gate: GateWait, in ref: BodyRef) -> Need? {
    let places = Set(gate.releases.map { executors[ref.file][$0.closure] })
    if places == [.pool] { return .task }
    return places == [.main] && !asksForTheThread(ref) ? .main(gate.name, gate.primitive) : nil
  }

  private func asksForTheThread(_ ref: BodyRef) -> Bool { program.exclusives.asksForTheThread(ref) }

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
      found[ref] = Hop(file: index, range: site.nameRange, next: nil, need: .future(text))
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
    guard let need = found[target]?.need else { return nil }
    let hop = Hop(file: file, range: site.nameRange, next: target, need: need)
    switch (executors[file][site.body], need) {
    case (.pool, .task), (.actor, .task):
      verdicts[file, default: []].append(verdict(hop, site, on: .pool))
      return nil
    case (.eventLoop, .future):
      verdicts[file, default: []].append(verdict(hop, site, on: .eventLoop))
      return nil
    case (.main, .main) where !asksForTheThread(BodyRef(file: file, body: site.body)):
      verdicts[file, default: []].append(verdict(hop, site, on: .main))
      return nil
    case (.caller, _):
      let caller = program.root(of: BodyRef(file: file, body: site.body))
      guard found[caller] == nil, program.body(caller).kind == .function(.function),
        !asks(need, in: BodyRef(file: file, body: site.body))
      else { return nil }
      found[caller] = hop
      return caller
    default: return nil
    }
  }

  /// Whether a body asks on what it runs, where that matters.
  private func asks(_ need: Need, in ref: BodyRef) -> Bool {
    switch need {
    case .task: false
    case .main: asksForTheThread(ref)
    case .future: EventLoopChecks(file: program.files[ref.file], models: program.models).asks(in: ref.body)
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
    let (carrier, primitive) =
      switch hop.need {
      case .task: (site.name ?? "", "DispatchSemaphore")
      case .main(let gate, let type): (gate, type)
      case .future(let name): (name, "EventLoopFuture")
      }
    return WaitVerdict(
      cause: .callsBridge(site.name ?? "it", on: place),
      primitive: primitive, carrier: carrier,
      function: VerdictBuilder(program, file: hop.file).function(around: flow[site.body]),
      wait: Wording(file: flow).spot(site.nameRange), peer: last, steps: steps)
  }
}
