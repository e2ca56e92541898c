import LeakDomain
import LeakFlow

/// The methods by which a listener hears of its end, and what they do for whoever waits in one of its slots.
struct ListenerEnds {
  let view: SlotView
  /// All of them, those of its superclasses and subclasses included.
  let all: [BodyRef]
  private var program: Program { view.program }

  init(of listener: TypeKey, view: SlotView) {
    self.view = view
    let program = view.program
    let types = program.types
    let family = (types.ancestry(of: listener) + types.descendants(of: listener)).filter {
      types.kind(of: $0) == .class
    }
    all = program.announcedEnds(of: listener).flatMap { program.functions[$0] ?? [] }
      .filter { program.type(around: $0).map(family.contains) ?? false }
  }

  /// Those that still come where the listener is taken out of what it listens to.
  var ofRemoval: [BodyRef] { all.filter { program.models.has(program.body($0).name, .hearsOfRemoval) } }

  /// Whether a function, or what it calls, may meet what is kept where a mark is set.
  func mayMeet(_ ref: BodyRef, when mark: EndMarks.Mark, depth: Int = SlotCallers.depth) -> Bool {
    let body = program.body(ref)
    return EndMarks.blocks(of: body, when: mark).contains { number in
      if case .exit(let exit) = body.blocks[number].terminator, let value = exit.value, gives(value, in: ref) {
        return true
      }
      return body.blocks[number].instructions.contains { mayMeet($0, in: ref, when: mark, depth: depth) }
    }
  }

  /// The same of one instruction of a function.
  func mayMeet(_ instruction: Instruction, in ref: BodyRef, when mark: EndMarks.Mark, depth: Int = SlotCallers.depth)
    -> Bool
  {
    if view.effects(in: ref.file).effect(of: instruction, in: program.body(ref)).isMeeting { return true }
    guard case .call(let call) = instruction.kind else { return false }
    let site = program.files[ref.file][call]
    let isGivenOn = site.arguments.contains { operand in
      if case .body(let id) = operand.value { view.touches(BodyRef(file: ref.file, body: id)) } else { false }
    }
    if isGivenOn { return true }
    guard let target = view.target(of: call, file: ref.file) else { return false }
    return depth == 0 || mayMeet(target, when: mark, depth: depth - 1)
  }

  /// Whether a function, or what it calls, gives a mark another value where it is set.
  func unsets(_ mark: EndMarks.Mark, in ref: BodyRef) -> Bool {
    view.index.withCallees(of: ref).contains { callee in
      let file = program.files[callee.file]
      return program.family(of: callee).contains { id in
        let body = file[id]
        return EndMarks.blocks(of: body, when: mark).contains { number in
          body.blocks[number].instructions.contains { mark.isUnset(by: $0, in: file) }
        }
      }
    }
  }

  private func gives(_ value: Value, in ref: BodyRef) -> Bool {
    view.effects(in: ref.file).places.looksInto(value, view.slot, in: program.body(ref))
  }
}

extension EndMarks.Mark {
  /// Whether an instruction gives the member another value.
  func isUnset(by instruction: Instruction, in file: FlowFile) -> Bool {
    guard case .assign(let target, _) = instruction.kind, target.memberName == name else { return false }
    return EndMarks.mark(setBy: instruction, in: file) != self
  }
}
