import LeakFlow
import LeakModel

/// The loops of a body that send and those that receive.
struct LoopSides {
  /// Their heads.
  private(set) var heads: Set<SourceRange> = []
  private var sending: Set<LoopBound> = []
  private var receiving: Set<LoopBound> = []

  init(_ lengths: SequenceLengths, in body: BodyID, sends: Set<SourceRange>, receives: Set<SourceRange>) {
    let file = lengths.file
    let loops = Dictionary(file[body].skippable.map { ($0.head, $0.range) }, uniquingKeysWith: { first, _ in first })
    for block in file[body].blocks {
      for instruction in block.instructions {
        guard case .element(let sequence, false) = instruction.kind,
          let loop = loops[instruction.range]
        else { continue }
        let bound = lengths.whole(of: sequence).map { .turns($0) } ?? lengths.bound(of: sequence, at: instruction.range)
        let isSending = sends.contains { loop.contains($0) }
        let isReceiving = receives.contains { loop.contains($0) }
        if isSending { sending.insert(bound) }
        if isReceiving { receiving.insert(bound) }
        if isSending || isReceiving { heads.insert(instruction.range) }
      }
    }
  }

  /// Whether the one side's loops run by another measure than the other's.
  var differ: Bool { !sending.isEmpty && !receiving.isEmpty && sending != receiving }
}
