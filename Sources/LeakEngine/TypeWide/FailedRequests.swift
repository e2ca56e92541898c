import LeakDomain
import LeakFlow

/// The call behind a store that may fail, and with it the answer to whoever waits in the slot; in the body that stores, or in a task
/// which that starts.
struct FailedRequests {
  struct Request {
    var call: CallID
    var body: BodyRef
    /// The closure that hears of its failure, where it gives a future.
    var listener: BodyID?
  }
  let view: SlotView
  private var program: Program { view.program }

  func find(behind store: SlotStore) -> [Request] {
    let file = program.files[store.body.file]
    var found: [Request] = []
    for id in calls(behind: store) {
      let site = file[id]
      if site.tried != nil { found.append(Request(call: id, body: BodyRef(file: store.body.file, body: site.body))) }
      let ref = BodyRef(file: store.body.file, body: site.body)
      if let heard = request(heardOfBy: site, in: ref) ?? request(telling: id, in: ref) { found.append(heard) }
      guard file.isTask(site), case .body(let task)? = site.arguments.last?.value else { continue }
      for case .call(let inner) in file[task].blocks.flatMap(\.instructions).map(\.kind) where file[inner].tried != nil
      {
        found.append(Request(call: inner, body: BodyRef(file: store.body.file, body: task)))
      }
    }
    // What is made for the request may fail before it, and then it is not made.
    guard let last = found.last, file[last.call].tried != .forced,
      found.dropLast().allSatisfy({ $0.body == last.body && isUsed($0.call, in: last.body) }),
      !(name(of: file[last.call], file).map { program.models.has($0, .delays) || program.models.has($0, .quiet) }
        ?? false)
    else { return [] }
    return [last]
  }

  /// `socket.send(request) { error in … }`
  private func request(telling call: CallID, in ref: BodyRef) -> Request? {
    let file = program.files[ref.file]
    guard let name = file[call].name, program.has(name, .sendsRequest), view.target(of: call, file: ref.file) == nil,
      case .body(let listener)? = file[call].arguments.last?.value, file[listener].parameters.count == 1,
      let error = file[listener].parameters.first?.variable, asksForError(error, listener, file)
    else { return nil }
    return Request(call: call, body: ref, listener: listener)
  }

  /// Whether a closure asks if there is an error, which is all that it is given.
  private func asksForError(_ parameter: VarID, _ listener: BodyID, _ file: FlowFile) -> Bool {
    ["error", "err"].contains(file[parameter].name)
      && file[listener].blocks.contains { block in
        if case .branch(.isNil(.variable(parameter)), _, _, _, _) = block.terminator { true } else { false }
      }
  }

  /// `channel.writeAndFlush(request).whenFailure { … }`
  private func request(heardOfBy site: CallSite, in ref: BodyRef) -> Request? {
    guard let name = site.name, program.models.has(name, .passesFailure), case .call(let id)? = site.receiver,
      case .body(let listener)? = site.arguments.last?.value
    else { return nil }
    return Request(call: id, body: ref, listener: listener)
  }

  /// The calls that the function makes behind a store, in the body that stores and those around it that run it at once.
  func calls(behind store: SlotStore) -> [CallID] {
    let file = program.files[store.body.file]
    var found: [CallID] = []
    var body = file[store.body.body]
    var place = body.place(where: { $0.range == store.range })
    for _ in 0..<SlotCallers.depth {
      guard let here = place else { break }
      let behind =
        Array(body.blocks[here.block].instructions[(here.index + 1)...])
        + body.blocks[here.block].successors.flatMap(body.reachable(from:)).sorted().flatMap {
          body.blocks[$0].instructions
        }
      for case .call(let id) in behind.map(\.kind) where !found.contains(id) { found.append(id) }
      guard let outer = body.parent, let call = file[outer].call(given: body.id, in: file), runsNow(body.id, call, file)
      else { break }
      body = file[outer]
      place = body.place(where: { $0.kind == .call(call) })
    }
    return found
  }

  /// Whether a call runs a closure at once, and only once: `lock.withLock { waiter = continuation }`
  private func runsNow(_ closure: BodyID, _ call: CallID, _ file: FlowFile) -> Bool {
    guard let operand = file[call].arguments.first(where: { $0.value == .body(closure) }) else { return false }
    // Behind a wait nobody waits any more.
    return program.models.mode(of: file[call], label: operand.label) == .nowOnce
      && file[call].name.flatMap(program.models.primitive(givenToClosureOf:)) == nil
  }

  private func isUsed(_ call: CallID, in ref: BodyRef) -> Bool {
    view.effects(in: ref.file).isUsed(call, in: program.body(ref))
  }

  /// The name of a function, or of a closure that is called.
  private func name(of site: CallSite, _ file: FlowFile) -> String? {
    if case .variable(let id) = site.callee { file[id].name } else { site.name }
  }

  // MARK: Its failure

  /// What there is to say where the request fails and nobody is told.
  func verdict(_ request: Request) -> StoredVerdict? {
    let (call, ref) = (request.call, request.body)
    let file = program.files[ref.file]
    let body = file[ref.body]
    if let listener = request.listener { return verdict(call, heardOfBy: BodyRef(file: ref.file, body: listener)) }
    for block in body.blocks {
      guard case .mayThrow(let thrower, _, _, let error) = block.terminator, thrower == call else { continue }
      // Whoever is thrown the error sees to it, unless it is a task that nobody waits for.
      let ways = [error] + body.blocks[error].successors.flatMap(body.reachable(from:))
      let isSwallowed = ways.allSatisfy { number in
        if case .exit(let exit) = body.blocks[number].terminator, exit.isThrow, !isUnawaited(ref) { return false }
        return body.blocks[number].instructions.allSatisfy { isQuiet($0, file) }
      }
      guard isSwallowed else { return nil }
      let words = SlotWords(view: view)
      return words.verdict(
        .left(by: .request(name(of: file[call], file) ?? "the request"), .uncaughtTry),
        at: SlotSite(file: ref.file, range: file[call].range), in: ref)
    }
    return nil
  }

  private func verdict(_ call: CallID, heardOfBy listener: BodyRef) -> StoredVerdict? {
    let file = program.files[listener.file]
    let body = file[listener.body]
    let exits = body.blocks.compactMap { block in
      if case .exit(let exit) = block.terminator { exit } else { nil }
    }
    guard let first = exits.min(by: { $0.range.start < $1.range.start }),
      body.blocks.allSatisfy({ $0.instructions.allSatisfy { isQuiet($0, file) } })
    else { return nil }
    return SlotWords(view: view).verdict(
      .left(by: .request(file[call].name ?? "the request"), VerdictBuilder.kind(of: first)),
      at: SlotSite(file: listener.file, range: first.range), in: listener)
  }

  /// Whether nothing is done by which those who wait, or somebody else, could be told.
  private func isQuiet(_ instruction: Instruction, _ file: FlowFile) -> Bool {
    switch instruction.kind {
    case .call(let id): isQuiet(file[id], file)
    case .bind, .assume: true
    default: false
    }
  }

  /// Whether a call reaches nobody who waits, as one of a log does.
  func isQuiet(_ site: CallSite, _ file: FlowFile) -> Bool {
    if site.name.map({ program.models.has($0, .quiet) }) ?? false { return true }
    let log: String? = if case .variable(let id)? = site.receiver { file[id].name } else { site.receiver?.memberName }
    return log.map { program.has($0, .logger) } ?? false
  }

  /// The same, or it makes a value.
  func reachesNobody(_ site: CallSite, _ file: FlowFile) -> Bool {
    if case .global(let name) = site.callee, name.isCapitalized { return true }
    return isQuiet(site, file)
  }

  /// Whether a closure is that of a task whose handle nobody keeps.
  private func isUnawaited(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    guard let parent = file[ref.body].parent, let call = file[parent].call(given: ref.body, in: file) else {
      return false
    }
    return file.isTask(file[call]) && !view.effects(in: ref.file).isUsed(call, in: file[parent])
  }
}

extension Body {
  fileprivate func place(where fits: (Instruction) -> Bool) -> (block: Int, index: Int)? {
    for (number, block) in blocks.enumerated() {
      if let index = block.instructions.firstIndex(where: fits) { return (number, index) }
    }
    return nil
  }
}

extension FlowFile {
  /// `Task { … }`, `Task.detached { … }`
  fileprivate func isTask(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global("Task"), .member(.global("Task"), "detached"): true
    default: false
    }
  }
}
