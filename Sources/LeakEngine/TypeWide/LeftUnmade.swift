import LeakDomain
import LeakFlow

/// Those who wait for what a request brings, where it is not made, as what it takes is missing:
///
///     waiter = continuation
///     guard let url else { return }
///     load(url) { self.waiter?.resume(returning: $0) }
///
/// The closure that the request is given, and what it calls, is all that ever takes them from there, and whoever stores them is the only one
/// who makes the request.
///
/// Omissions: requests that are not made for another reason than nil, as by a flag, which may mean that another is under way.
struct LeftUnmade {
  let view: SlotView
  private var program: Program { view.program }

  func verdict() -> StoredVerdict? {
    guard UntoldFailures(view: view).isSomebodyWaiting, LeftByOutcome(view: view).isForOnce,
      !view.stores.contains(where: { $0.isDecided || $0.failsWithOther })
    else { return nil }
    let closures = OutcomeClosures(view: view)
    let outcomes = closures.find().filter { $0.closure == $0.judged }
    let others = SlotAnswerers(
      view: view, callbacks: [], closures: Set(outcomes.map(\.outcome)), allowsCancellation: true)
    guard !outcomes.isEmpty, others.areCallbacksOnly, !outcomes.contains(where: { beginsAnew($0.outcome) }) else {
      return nil
    }
    let ways = UnmadeWays(view: view, beginners: Set(closures.beginners), outcomes: outcomes.map(\.outcome))
    for outcome in outcomes {
      let file = program.files[outcome.outcome.file]
      guard let parent = file[outcome.outcome.body].parent,
        let call = file[parent].call(given: outcome.outcome.body, in: file),
        let verdict = ways.verdict(call, in: outcome.outcome.file)
      else { continue }
      return verdict
    }
    return nil
  }

  /// Whether a closure leads to what stores: that is another try, which answers by itself.
  private func beginsAnew(_ closure: BodyRef) -> Bool {
    let storing = Set(view.stores.map { program.root(of: $0.body) })
    let own = Set(program.family(of: closure))
    var front = view.index.calls(in: program.root(of: closure)).filter {
      own.contains(program.files[closure.file][$0].body)
    }.compactMap { view.callers.target(of: $0, file: closure.file) }
    var seen = Set(front)
    for _ in 0..<SlotCallers.depth where !front.isEmpty {
      if front.contains(where: storing.contains) { return true }
      front = front.flatMap { view.callers.callees(of: $0) }.filter { seen.insert($0).inserted }
    }
    return false
  }
}
