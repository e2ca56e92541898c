import LeakDomain
import LeakFlow
import LeakModel

/// The places of one function through which one comes to a store, from the inside out: that of the store, or of the call that leads there, and
/// those of the calls to which the closures around it are given.
struct StoreWay {
  /// The store, or the call.
  let range: SourceRange
  let sections: CriticalSections
  let places: [BodyPlace]

  /// The function, or a closure in it.
  var ref: BodyRef { BodyRef(file: sections.fileIndex, body: places[0].body) }
  var file: FlowFile { sections.program.files[sections.fileIndex] }
  /// The critical sections in which the innermost place lies.
  var around: [CriticalSection] { sections.around(places[0]) }

  /// The member by which the function decides whether to go there, asked for in a critical section of its own.
  func asked(_ question: StaleQuestion) -> String? {
    for place in places {
      let body = file[place.body]
      for (number, block) in body.blocks.enumerated() {
        guard let leading = leading(block, to: place, body) else { continue }
        let end = BodyPlace(body: body.id, block: number, instruction: block.instructions.count)
        // What holds the same lock all the way has not given it back.
        guard Set(sections.around(end)).isDisjoint(with: question.sections),
          let name = question.answered(by: block, at: end, in: self),
          question.successor(of: block, once: name, in: self) != leading
        else { continue }
        return name
      }
    }
    return nil
  }

  /// The only way out of a block that leads to a place, where another does not.
  private func leading(_ block: BasicBlock, to place: BodyPlace, _ body: Body) -> Int? {
    switch block.terminator {
    case .branch, .mayThrow: break
    default: return nil
    }
    let leading = block.successors.filter { body.reachable(from: $0).contains(place.block) }
    return leading.count == 1 ? leading.first : nil
  }
}
