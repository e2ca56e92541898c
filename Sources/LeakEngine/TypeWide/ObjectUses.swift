import LeakDomain
import LeakFlow

/// Whether all that meets those who wait in objects finds the objects in the one place that keeps them: then nobody meets them who are
/// in an object that is there no more.
struct ObjectUses {
  let view: SlotView
  let inside: Slot
  private var program: Program { view.program }
  /// How many calls and variables lie between an object and its place.
  private static let depth = 6

  var areAllOfKept: Bool {
    let users = SlotView(view.index, inside)
    guard !users.touching.contains(where: { program.body($0).kind == .function(.deinitializer) }) else { return false }
    return users.touching.allSatisfy { ref in
      let effects = users.effects(in: ref.file)
      let body = program.body(ref)
      return body.blocks.allSatisfy { block in
        if case .exit(let exit) = block.terminator, let value = exit.value,
          value.contains(where: { !isOfKept($0, effects, ref) })
        {
          return false
        }
        return block.instructions.allSatisfy { instruction in
          if !effects.effect(of: instruction, in: body).isMeeting { return true }
          return !effects.file.containsValue(in: instruction) { value in
            value.contains { !isOfKept($0, effects, ref) }
          }
        }
      }
    }
  }

  /// Whether a value is nothing in which somebody waits, or that of an object out of the place.
  private func isOfKept(_ value: Value, _ effects: SlotEffects, _ ref: BodyRef) -> Bool {
    guard effects.isPlace(value, program.body(ref)) else { return true }
    if case .member(let object, _) = value { return isKept(object, ref, Self.depth) }
    return isKept(.selfReference, ref, Self.depth)
  }

  /// Whether an object comes out of the place.
  private func isKept(_ object: Value, _ ref: BodyRef, _ depth: Int) -> Bool {
    guard depth > 0 else { return false }
    let file = program.files[ref.file]
    let body = program.body(ref)
    if view.effects(in: ref.file).places.mentions(object, view.slot, in: body) { return true }
    switch object {
    case .selfReference: return isCalledOnKept(program.root(of: ref), depth)
    case .variable(let id): return isKept(variable: id, ref, depth)
    case .call(let id): return isKept(resultOf: file[id], ref, depth)
    case .member(let base, _), .payload(let base, _, _): return isKept(base, ref, depth - 1)
    case .operation(_, let parts): return parts.first.map { isKept($0, ref, depth - 1) } ?? false
    default: return false
    }
  }

  /// Whether a method is called on objects out of the place only.
  private func isCalledOnKept(_ method: BodyRef, _ depth: Int) -> Bool {
    guard program.type(around: method) == inside.owner else { return false }
    let callers = view.callers.callers(of: method)
    return !callers.sites.isEmpty && !callers.hasUnknown
      && callers.sites.allSatisfy { number, call in
        let site = program.files[number][call]
        return isKept(site.receiver ?? .selfReference, BodyRef(file: number, body: site.body), depth - 1)
      }
  }

  private func isKept(variable: VarID, _ ref: BodyRef, _ depth: Int) -> Bool {
    let file = program.files[ref.file]
    let owner = BodyRef(file: ref.file, body: file[variable].owner)
    if let index = program.body(owner).parameters.firstIndex(where: { $0.variable == variable }) {
      return isKept(parameter: index, of: owner, depth)
    }
    if let definition = file[variable].definition, definition != .variable(variable), definition != .unknown {
      return isKept(definition, owner, depth - 1)
    }
    return program.body(owner).blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .element(let sequence, _) = instruction.kind, instruction.range.contains(file[variable].range) else {
        return false
      }
      return isKept(sequence, owner, depth - 1)
    }
  }

  private func isKept(parameter: Int, of ref: BodyRef, _ depth: Int) -> Bool {
    let body = program.body(ref)
    if body.isClosure {
      guard let parent = body.parent,
        let call = program.files[ref.file][parent].call(given: ref.body, in: program.files[ref.file]),
        let receiver = program.files[ref.file][call].receiver
      else { return false }
      return isKept(receiver, BodyRef(file: ref.file, body: parent), depth - 1)
    }
    let callers = view.callers.callers(of: ref)
    return !callers.sites.isEmpty && !callers.hasUnknown
      && callers.sites.allSatisfy { number, call in
        let site = program.files[number][call]
        guard let places = program.match(site.arguments, to: ref, ignoringLabels: false) else { return false }
        return zip(site.arguments, places).allSatisfy { operand, place in
          place != parameter || isKept(operand.value, BodyRef(file: number, body: site.body), depth - 1)
        }
      }
  }

  /// What a call takes out of the place: by its receiver, by the closure that it runs, or as a function that has to do with the place.
  private func isKept(resultOf site: CallSite, _ ref: BodyRef, _ depth: Int) -> Bool {
    if let receiver = site.receiver, isKept(receiver, ref, depth - 1) { return true }
    let isInClosure = site.arguments.contains { operand in
      if case .body(let closure) = operand.value { view.touches(BodyRef(file: ref.file, body: closure)) } else { false }
    }
    return isInClosure || program.resolve(site, file: ref.file).map { view.isReached(from: $0.target) } ?? false
  }
}
