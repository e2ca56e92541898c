import LeakDomain
import LeakFlow
import LeakModel

/// What makes up for a question that was asked too early.
extension StaleQuestion {
  /// Whether the store's own section asks as well.
  func isAskedAgain(in way: StoreWay) -> Bool {
    anyPart(of: way) { place, part, _ in
      guard reads(part, in: way) else { return false }
      return !Set(way.sections.around(place)).isDisjoint(with: sections)
    }
  }

  /// Whether the function asks, or tells those that wait, behind the store; or calls what does.
  func isMadeUpFor(behind way: StoreWay) -> Bool {
    let meeting = SlotDrains(view: view).meeting
    let effects = view.effects(in: way.sections.fileIndex)
    return anyPart(of: way) { place, part, range in
      guard range.start >= way.range.end else { return false }
      if reads(part, in: way) { return true }
      if case .call(let id) = part, let target = view.index.target(of: id, file: way.sections.fileIndex),
        meeting.contains(target) || view.index.leads(target, to: meeting, steps: 8)
      {
        return true
      }
      let body = way.file[place.body]
      return body.blocks[place.block].instructions.dropFirst(place.instruction).first.map {
        effects.effect(of: $0, in: body).isMeeting
      } ?? false
    }
  }

  /// Asks about each value in the function of a way, with the place and range of what it is in. What runs when the wait is cancelled does
  /// not end it otherwise.
  private func anyPart(of way: StoreWay, _ isWanted: (BodyPlace, Value, SourceRange) -> Bool) -> Bool {
    program.family(of: program.root(of: way.ref)).contains { id in
      let body = way.file[id]
      if runsAtEnd(id, way) { return false }
      return body.blocks.enumerated().contains { number, block in
        values(of: block, way.file).contains { index, value in
          let place = BodyPlace(body: id, block: number, instruction: index)
          let range = index < block.instructions.count ? block.instructions[index].range : end(of: block)
          return value.contains { isWanted(place, $0, range) }
        }
      }
    }
  }

  private func runsAtEnd(_ body: BodyID, _ way: StoreWay) -> Bool {
    let places = way.sections.chain(from: BodyPlace(body: body, block: 0, instruction: 0))
    let closures = program.executors(of: way.sections.fileIndex).closures
    return places.contains { place in
      guard let use = closures[place.body] else { return false }
      return program.models.mode(of: way.file[use.call], label: use.operand.label) == .atEnd
    }
  }

  private func end(of block: BasicBlock) -> SourceRange {
    switch block.terminator {
    case .branch(_, _, let range, _, _), .mayThrow(_, let range, _, _), .repeatLoop(_, let range): range
    case .exit(let exit): exit.range
    default: SourceRange(start: 0, end: 0)
    }
  }
}
