import LeakDomain
import LeakFlow
import LeakModel

/// The continuation of a stream that goes to a function of the sources: `Task { await produce(into: continuation) }`.
///
/// Its parameter is nobody's obligation, as many functions only yield. Whoever has made the stream is told of the way through such a
/// function on which nothing finishes it, where another way does.
///
/// Omissions: calls in loops, of which the last turn may finish, and closures of which nobody knows how often they run.
extension ObligationAnalysis {
  /// The event of a trace at which a function comes back on a way on which it does not finish the stream.
  static let comingBack = "a way through this function comes back without it"

  /// Whether a function that finishes a stream on some of its ways leaves the others to the one that calls it.
  func leavesToCaller(_ summary: ParameterSummary, _ call: CallID) -> Bool {
    primitive.kind == .stream && summary.normal.count > 1 && !isRepeated(call)
  }

  /// Whether a call, or the closure that it stands in, is in a loop of the scope.
  private func isRepeated(_ call: CallID) -> Bool {
    var body = file[file[call].body]
    var call: CallID? = call
    while let id = call {
      let isInLoop = body.blocks.indices.contains { number in
        body.blocks[number].instructions.contains { $0.kind == .call(id) } && body.comesBack(to: number)
      }
      if isInLoop { return true }
      guard body.id != scope, let outer = body.parent.map({ file[$0] }) else { return false }
      call = outer.call(given: body.id, in: file)
      body = outer
    }
    return false
  }
}
