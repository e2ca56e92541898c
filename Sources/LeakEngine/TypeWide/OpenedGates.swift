import LeakDomain
import LeakFlow

/// Functions that let everybody pass from now on, and take only one of those who wait already:
///
///     func open() { isOpen = true; waiters.popLast()?.resume() }
///
/// As nobody waits behind the mark, nobody else takes the others.
///
/// Omissions: marks that another function sets, or that lie behind a lock; those who wait in a function that is given their carrier.
struct OpenedGates {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  func find() -> SlotEnds.End? {
    guard view.slot.primitive.kind == .continuation || view.slot.primitive.kind == .promise,
      view.stores.allSatisfy({ $0.body.file == view.slot.file })
    else { return nil }
    let drains = SlotDrains(view: view)
    let meeting = view.touching.filter(drains.meets)
    let roots = Set(meeting.map(program.root))
    guard let opening = roots.first, roots.count == 1, program.body(opening).kind == .function(.function),
      SomeWoken(view: view).isOnlyOne(wokenBy: opening), !isRepeated(opening)
    else { return nil }
    let body = program.body(opening)
    let file = program.files[opening.file]
    for (number, block) in body.blocks.enumerated() {
      for instruction in block.instructions {
        guard let mark = EndMarks.mark(setBy: instruction, in: file), mark.name != view.slot.name,
          marks.staysSet(mark), isOnWay(number, in: body, opening, drains),
          view.stores.allSatisfy({ !isStored($0, when: mark) })
        else { continue }
        var end = SlotEnds.End(method: opening, program)
        end.end = .passage("\(body.name)()", mark: mark.name)
        return end
      }
    }
    return nil
  }

  /// Whether who calls it, or who calls that, may call it for each of those that wait.
  private func isRepeated(_ opening: BodyRef) -> Bool {
    view.callers.reaching([opening]).contains { function in
      view.callers.sites(of: function).contains { number, call in
        let body = program.files[number][program.files[number][call].body]
        return body.blocks.indices.contains { place in
          body.blocks[place].instructions.contains { $0.kind == .call(call) } && body.comesBack(to: place)
        }
      }
    }
  }

  /// Whether a way that takes one leads by a block.
  private func isOnWay(_ number: Int, in body: Body, _ opening: BodyRef, _ drains: SlotDrains) -> Bool {
    body.blocks.indices.contains { place in
      drains.meets(body.blocks[place], in: opening) && body.isOnOneWay(place, number)
    }
  }

  /// Whether something may be stored where the mark is set.
  private func isStored(_ store: SlotStore, when mark: EndMarks.Mark) -> Bool {
    let file = program.files[store.body.file]
    var body = program.body(store.body)
    var places = body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.range == store.range } }
    while true {
      if EndMarks.blocks(of: body, when: mark).isDisjoint(with: places) { return false }
      guard body.isClosure, let outer = body.parent.map({ file[$0] }), let call = outer.call(given: body.id, in: file)
      else { return true }
      places = outer.blocks.indices.filter { outer.blocks[$0].instructions.contains { $0.kind == .call(call) } }
      body = outer
    }
  }
}
