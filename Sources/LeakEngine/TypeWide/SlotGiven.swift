import LeakDomain
import LeakFlow
import LeakModel

/// What a function reads out of a slot and leaves there: it is followed by the variable that has it, and to whoever is given it by a
/// result, to where it is discharged.
extension SlotAnalysis {
  /// An instruction gives another name to what stays in the slot, or discharges it by such a name.
  func follows(_ instruction: Instruction, in body: Body, _ state: inout State) -> Bool {
    guard view.isForOnce else { return false }
    switch instruction.kind {
    case .bind(let variable, let value?):
      guard let next = named(value, variable, state.content, in: body) else { return false }
      state.content = next
    case .call(let id):
      guard
        let place = dischargeOfEach(file[id], state.content, in: body)
          ?? (discharges(file[id], state.content, in: body) ? instruction.range : nil)
      else { return isShown(file[id], &state) }
      let site = SlotSite(file: fileIndex, range: place)
      state.content = state.isGuarded ? .settled : .discharged(site)
    case .element(let sequence, _):
      if let known = state.content.named,
        let element = effects.discharged(inTurnsOver: sequence, at: instruction.range, in: body, of: known)
      {
        state.content = .read(element)
        return true
      }
      guard let element = effects.discharged(inTurnsOver: sequence, at: instruction.range, in: body) else {
        return false
      }
      if state.content.mayWait { state.content = .read(element) }
    default: return false
    }
    return true
  }

  /// What becomes of the content where a variable is bound to a value that has it.
  private func named(_ value: Value, _ variable: VarID, _ content: SlotContent, in body: Body) -> SlotContent? {
    switch content {
    case .perhaps, .pending:
      isKept(value, in: body) || effects.isAll(value, body)
        ? file.isIdle(variable, effects.models) ? nil : .read(.variable(variable)) : nil
    case .read(let known):
      value == known || effects.slot.isCollection && effects.element(carriedBy: value) == known
        ? .read(.variable(variable)) : nil
    case .given(let holder, let gift):
      if value.contains(where: { $0 == holder }), isCarrier(value, holder, gift, in: body) {
        .read(.variable(variable))
      } else {
        value == holder ? .given(in: .variable(variable), as: gift) : nil
      }
    case .leaving, .discharged, .settled, .lost: nil
    }
  }

  /// Whether a value is a carrier that stays in a slot for several, or in a state.
  private func isKept(_ value: Value, in body: Body) -> Bool {
    switch view.slot.shape {
    case .single: false
    case .state:
      if case .payload = value { SlotContents(view: view).depth(of: value, in: ref(body)) == 0 } else { false }
    case .list, .dictionary:
      effects.isCarried(value, body) || effects.isKeptOpenly && effects.isCarried(whole: value, body)
    }
  }

  private func ref(_ body: Body) -> BodyRef { BodyRef(file: fileIndex, body: body.id) }

  /// Where a closure discharges each of what a value is known to be.
  private func dischargeOfEach(_ site: CallSite, _ content: SlotContent, in body: Body) -> SourceRange? {
    content.named.flatMap { effects.dischargeOfEach(site, in: body, of: $0) }
  }

  private func discharges(_ site: CallSite, _ content: SlotContent, in body: Body) -> Bool {
    guard let met = effects.discharged(by: site) else { return false }
    switch content {
    case .read(let known):
      return met == known || effects.slot.isCollection && effects.element(carriedBy: met) == known
    case .given(let holder, let gift):
      return met.contains { $0 == holder } && isCarrier(met, holder, gift, in: body)
    default: return false
    }
  }

  /// What is given to another call goes where it may be discharged.
  private func isShown(_ site: CallSite, _ state: inout State) -> Bool {
    guard case .given(let holder, _) = state.content,
      site.arguments.contains(where: { $0.value.contains { $0 == holder } })
    else { return false }
    state.content = .settled
    return false
  }

  /// Whether a value, a holder or a part of it, is of the type that carries the obligation.
  private func isCarrier(_ value: Value, _ holder: Value, _ gift: SlotContent.Gift, in body: Body) -> Bool {
    if value == holder, gift == .carrier { return true }
    guard let type = type(of: value, holder, gift, in: body),
      let holding = CarrierTypes(program: view.program, isKept: true).holding(type)
    else { return false }
    return holding.isPlain && holding.shape == .single && holding.primitive.kind == view.slot.primitive.kind
  }

  /// The type of a holder or of a part of it; what comes through a closure has that of the result of whoever gave it.
  private func type(of value: Value, _ holder: Value, _ gift: SlotContent.Gift, in body: Body) -> TypedRef? {
    if case .instance(let known)? = view.program.staticType(of: value, in: ref(body)) { return known }
    guard case .result(let giver) = gift else { return nil }
    if value == holder {
      return view.program.body(giver).result.map { TypedRef($0, view.program.context(of: giver)) }
    }
    guard case .payload(let base, let name, let index) = value,
      let key = type(of: base, holder, gift, in: body).flatMap(view.program.types.key(of:))
    else { return nil }
    return view.program.members.payload(index, of: name, in: key)
  }

  /// Whether what is called is no struct that the function has made for itself, and of which nobody else knows.
  func isOfOthers(_ site: CallSite, in body: Body) -> Bool {
    guard let receiver = site.receiver, case .variable(let id) = receiver.root,
      view.program.receiver(giving: id, file: fileIndex) == nil,
      let key = view.program.staticType(of: receiver, in: ref(body)).flatMap(view.program.key(of:))
    else { return true }
    return view.program.types.kind(of: key) == .class || view.program.types.kind(of: key) == .actor
  }

  /// Whether what leaves by an exit is, or has in it, what stays in the slot.
  func leaving(_ arrival: PathSearch<SlotAnalysis>.Arrival, _ body: BodyID) -> SlotContent? {
    guard view.isForOnce, !arrival.state.isGuarded, !arrival.exit.isThrow, let value = arrival.exit.value else {
      return nil
    }
    switch arrival.state.content {
    case .perhaps, .pending:
      if effects.isAll(value, file[body]) { return .leaving(as: .part) }
      let isWhole = view.slot.shape == .single && view.slot.isPlain && effects.isPlace(value, file[body])
      if isWhole, effects.isOneOfMany(value, file[body]) { return nil }
      return isWhole || isKept(value, in: file[body]) ? .leaving(as: .carrier) : nil
    case .read(let known): return has(value, known) ? .leaving(as: value == known ? .carrier : .part) : nil
    case .given(let holder, let gift):
      return has(value, holder) ? .leaving(as: value == holder ? gift : .part) : nil
    case .leaving, .discharged, .settled, .lost: return nil
    }
  }

  /// Whether a value is another, or is made of it: `.resume(continuation)`.
  private func has(_ value: Value, _ part: Value, depth: Int = 3) -> Bool {
    guard depth > 0, value != part else { return value == part }
    switch value {
    case .tuple(let parts): return parts.contains { has($0, part, depth: depth - 1) }
    case .call(let id):
      guard Carriers(view: view, file: fileIndex).isConstruction(file[id]) else { return false }
      return file[id].arguments.contains { has($0.value, part, depth: depth - 1) }
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return false }
      return has(definition, part, depth: depth - 1)
    default: return false
    }
  }
}
