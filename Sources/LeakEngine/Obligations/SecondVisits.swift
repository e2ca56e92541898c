import LeakDomain
import LeakFlow
import LeakModel

/// Collections that are gone over twice, each time for some of the elements:
///
///     for job in jobs where job.isReady { job.waiter.resume() }
///     for job in jobs where !job.isReady { job.waiter.resume(throwing: NotReady()) }
///
/// What the first loop passes over, the second may see to.
extension ObligationAnalysis {
  /// Whether anything behind a loop goes over the same collection again.
  func isVisitedAgain(behind head: Int, in body: Body) -> Bool {
    guard case .branch(_, _, let range, let then, _) = body.blocks[head].terminator else { return false }
    for instruction in body.blocks[then].instructions {
      if case .element(let sequence, _) = instruction.kind {
        return isVisitedAgain(sequence, from: head, behind: range, in: body)
      }
    }
    return false
  }

  /// The same of a call that runs a closure for each element.
  func isVisitedAgain(behind call: CallSite) -> Bool {
    let body = file[call.body]
    guard let sequence = call.receiver,
      let block = body.blocks.indices.first(where: { number in
        body.blocks[number].instructions.contains { $0.range == call.range }
      })
    else { return false }
    return isVisitedAgain(sequence, from: block, behind: call.range, in: body)
  }

  private func isVisitedAgain(_ sequence: Value, from block: Int, behind place: SourceRange, in body: Body) -> Bool {
    let wholes = Set(program.models.wholes(of: sequence, in: file)).filter { $0.rootVariable != nil }
    return body.reachable(from: block).contains { number in
      body.blocks[number].instructions.contains { instruction in
        guard instruction.range.start > place.start, let other = visited(by: instruction) else { return false }
        return program.models.wholes(of: other, in: file).contains(where: wholes.contains)
      }
    }
  }

  /// What a step goes over.
  private func visited(by instruction: Instruction) -> Value? {
    switch instruction.kind {
    case .element(let sequence, _): sequence
    case .call(let id): program.models.runsForEach(file[id]) ? file[id].receiver : nil
    default: nil
    }
  }
}
