import LeakFlow
import LeakModel

extension FlowFile {
  /// Loops that wait each turn for something from outside: their heads and the blocks in them.
  func servingLoops(of body: Body) -> [(range: SourceRange, blocks: Set<Int>)] {
    body.blocks.indices.compactMap { number in
      guard waits(body.blocks[number]) else { return nil }
      let inside = body.reachable(from: number).intersection(body.reaching(number))
      guard inside.count > 1 || body.blocks[number].successors.contains(number),
        let range = body.blocks[number].instructions.first(where: { isWait($0) })?.range
      else { return nil }
      return (range, inside)
    }
  }

  private func isWait(_ instruction: Instruction) -> Bool {
    var block = BasicBlock()
    block.instructions = [instruction]
    return waits(block)
  }
}
