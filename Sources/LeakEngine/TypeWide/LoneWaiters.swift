import LeakDomain
import LeakFlow

/// Those who wait in a slot one after the other, or while nobody else has the object: that a second one comes, or somebody else
/// ends it meanwhile, is not to be expected.
///
/// Omissions: an object that is made known to others by the very function that stores, such as a delegate of something.
struct LoneWaiters {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether no two can wait at one time: an object has one use, or the functions that store are called in turns.
  var cannotMeet: Bool {
    if view.slot.place == .member, view.slot.typeName.map(view.index.isMadeForOneCall) ?? false { return true }
    let roots = storing
    return !roots.isEmpty
      && (roots.allSatisfy(takesTurns) || roots.allSatisfy { program.isOf(.oneUse, $0) }
        || roots.allSatisfy(RefusedEntries(view: view).refuseOthers)
        || view.stores.allSatisfy(WaitsInTurn(view: view).isInTurn))
  }

  /// Whether all wait in a function that is called on an object just made, which is given to others when it is ready: another
  /// function comes later.
  func areUnknown(to other: BodyRef) -> Bool {
    let roots = storing
    return !roots.isEmpty && !roots.contains(other) && roots.allSatisfy(isCalledByMakers)
  }

  private var storing: Set<BodyRef> { Set(view.stores.map { program.root(of: $0.body) }) }

  /// Whether a function waits, and is not called again before it has come back, or answered: it has exclusive access to a value, or
  /// a protocol or the system says so.
  private func takesTurns(_ function: BodyRef) -> Bool {
    let body = program.body(function)
    let names = [body.name] + body.parameters.compactMap(\.label)
    if names.contains(where: { program.models.has($0, .askedInTurn) }) { return true }
    return body.isAsync && (body.modifiers.contains("mutating") || program.isOf(.takenInTurns, function))
  }

  private func isCalledByMakers(_ function: BodyRef) -> Bool {
    let callers = view.callers.callers(of: function)
    return !callers.sites.isEmpty && !callers.hasUnknown
      && callers.sites.allSatisfy { isCallOfMaker($0.call, in: $0.file) }
  }

  /// `let door = Door(); return door.start().map { door }`: until the call has its result, only its caller knows the object.
  private func isCallOfMaker(_ call: CallID, in number: Int) -> Bool {
    let file = program.files[number]
    let site = file[call]
    guard case .variable(let object)? = site.receiver, file[object].isLet, file[object].owner == site.body,
      case .call(let maker)? = file[object].definition, file[maker].name == view.slot.typeName
    else { return false }
    return file[site.body].blocks.allSatisfy { block in
      let givesAway = block.instructions.contains { instruction in
        guard !site.isAwaited || instruction.range.start < site.range.start else { return false }
        return gives(.variable(object), to: instruction, in: file)
      }
      guard !site.isAwaited, case .exit(let exit) = block.terminator, let value = exit.value else { return !givesAway }
      return !givesAway && !value.contains { $0 == .variable(object) }
    }
  }

  private func gives(_ object: Value, to instruction: Instruction, in file: FlowFile) -> Bool {
    switch instruction.kind {
    case .call(let id): file[id].arguments.contains { $0.value.contains { $0 == object } }
    case .assign(_, let value): value.contains { $0 == object }
    default: false
    }
  }
}
