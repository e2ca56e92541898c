import LeakFlow
import LeakModel

/// Where a body waits in loops and for values: what all its channels ask.
struct WaitPlaces {
  /// For each block to which an error of a wait leads what is waited for: a sequence or a value.
  private(set) var failing: [Int: Value] = [:]
  /// For each head of a loop the calls in the loop.
  private var calls: [SourceRange: [CallID]] = [:]

  init(_ body: Body, in file: FlowFile) {
    for block in body.blocks {
      guard case .branch(.opaque, .nextElement, _, let then, let otherwise) = block.terminator,
        failing[otherwise] == nil
      else { continue }
      if case .element(let sequence, _)? = body.blocks[then].instructions.first?.kind {
        failing[otherwise] = sequence
      } else if case .awaitValue(let value)? = block.instructions.last?.kind {
        failing[otherwise] = value
      }
    }
    let own = file.calls.indices.map { CallID($0) }.filter { file[$0].body == body.id }
    for loop in body.skippable where calls[loop.head] == nil {
      calls[loop.head] = own.filter { loop.range.contains(file[$0].range) }
    }
  }

  /// The calls of a loop with this head.
  func calls(inLoop head: SourceRange) -> [CallID] { calls[head] ?? [] }
}
