import LeakAST
import LeakDomain
import LeakFlow

/// Whoever waits in a property for the answer to what is begun right behind the store, where that fails and nobody is told:
///
///     self.continuation = continuation
///     do { try transport.start() } catch { log.error("\(error)") }
///
/// Omissions: requests that no name tells (`sends-request`); types where anything but an answer may end the wait: a method for failures,
/// an end, a time limit, a handler of cancellation.
struct LeftByStart {
  let view: SlotView
  private let requests: FailedRequests
  private var program: Program { view.program }

  init(view: SlotView) {
    self.view = view
    requests = FailedRequests(view: view)
  }

  func verdict() -> StoredVerdict? {
    guard view.slot.shape == .single, UntoldFailures(view: view).isSomebodyWaiting, isForOnce,
      !view.stores.contains(where: { $0.isDecided || $0.failsWithOther }),
      Set(view.stores.map { program.root(of: $0.body) }).count == 1, let store = view.stores.first
    else { return nil }
    return requests.find(behind: store).first { isRequest($0, behind: store) && isAnsweredOnly($0, store) }
      .flatMap(requests.verdict)
  }

  private var isForOnce: Bool {
    switch view.primitive.kind {
    case .continuation, .promise: true
    case .handler: view.isEverEmptied
    default: false
    }
  }

  // MARK: The request

  /// Whether a call is by its name a request, and nothing else behind the store can be what brings the answer.
  private func isRequest(_ request: FailedRequests.Request, behind store: SlotStore) -> Bool {
    let file = program.files[request.body.file]
    guard let name = file[request.call].name, program.has(name, .sendsRequest),
      view.target(of: request.call, file: request.body.file) == nil
    else { return false }
    return requests.calls(behind: store).allSatisfy { id in
      let site = file[id]
      return id == request.call || requests.isQuiet(site, file) || isAround(site, request, file)
        || isOnlyValue(id, BodyRef(file: store.body.file, body: site.body)) || isBehind(id, request)
        || request.listener != nil && site.arguments.contains { $0.value == request.listener.map(Value.body) }
    }
  }

  /// A call that is given the closure in which the request is made.
  private func isAround(_ site: CallSite, _ request: FailedRequests.Request, _ file: FlowFile) -> Bool {
    site.arguments.contains { $0.value == .body(request.body.body) }
  }

  /// What makes a value for somebody.
  private func isOnlyValue(_ id: CallID, _ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    if case .global(let name) = file[id].callee, name.isCapitalized { return true }
    return view.effects(in: ref.file).isUsed(id, in: file[ref.body])
  }

  /// Whether the request comes first on each way to a call, and did not fail.
  private func isBehind(_ id: CallID, _ request: FailedRequests.Request) -> Bool {
    let body = program.body(request.body)
    guard program.files[request.body.file][id].body == request.body.body,
      let first = body.blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(request.call) } })
    else { return false }
    let place = body.blocks.firstIndex { $0.instructions.contains { $0.kind == .call(id) } }
    return !body.reaches({ $0 == place }, fromAnyOf: [Body.entry], avoiding: { $0 == first }) && place != first
  }

  // MARK: What ends the wait

  /// Whether all that ends the wait comes with an answer, or where the request has not failed.
  private func isAnsweredOnly(_ request: FailedRequests.Request, _ store: SlotStore) -> Bool {
    let drains = SlotDrains(view: view)
    let requested = RequestedEnds(view: view)
    let meeting = view.touching.filter { (drains.meets(in: $0) || drains.drains(in: $0)) && !requested.contains($0) }
    let answers = RequestAnswers(view: view, store: store, request: request)
    return !meeting.isEmpty && meeting.allSatisfy(answers.isAnswer)
  }
}
