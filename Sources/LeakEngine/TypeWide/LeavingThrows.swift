import LeakDomain
import LeakFlow

/// The ways on which a body that tells those who wait in a slot ends by an error before it comes to them.
struct LeavingThrows {
  let view: SlotView
  let body: BodyRef

  /// The first of them in the source, if the body tells those who wait on some way.
  /// - Parameter answer: why nobody else tells them.
  func verdict(leftBy answer: Answer) -> StoredVerdict? {
    let program = view.program
    let flow = program.body(body)
    let analysis = SlotAnalysis(view, program.root(of: body))
    let search = analysis.search(flow, from: .perhaps, facts: Facts())
    guard !analysis.exhausted,
      search.arrivals.contains(where: { !analysis.content(of: $0, leaving: body.body).mayWait })
    else { return nil }
    let path = AnswerPath(view: view, method: body)
    for arrival in search.arrivals.sorted(by: { $0.exit.range.start < $1.exit.range.start }) {
      guard arrival.exit.isThrow, analysis.content(of: arrival, leaving: body.body).mayWait,
        !search.blocks(to: arrival).contains(where: { path.tellsSomebody(flow.blocks[$0]) })
      else { continue }
      let words = SlotWords(view: view)
      return words.verdict(
        .left(by: answer, VerdictBuilder.kind(of: arrival.exit)),
        at: SlotSite(file: body.file, range: arrival.exit.range), in: body,
        steps: words.steps(search.trace(to: arrival), in: body.file))
    }
    return nil
  }
}
