import LeakDomain
import LeakFlow

/// Single elements that a function reads out of a collection, and removes from there afterwards: `waiters.first`,
/// `waiters[id]`, and then `waiters.removeFirst()`, `waiters[id] = nil`.
extension SlotContents {
  /// Which element of a collection a value is.
  enum Element: Hashable {
    case first
    case last
    /// The one with this key, or at this index.
    case at(Value)
  }

  /// The element that a value is, while it stays where it is, if no other place of the function looks at it again.
  func element(_ value: Value, in ref: BodyRef) -> Element? {
    guard view.depth > 0 else { return nil }
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    let element: Element
    switch value {
    case .member(let list, "first") where view.slot.shape == .list && effects.isPlace(list, body): element = .first
    case .member(let list, "last") where view.slot.shape == .list && effects.isPlace(list, body): element = .last
    case .operation("[]", _):
      guard let key = effects.key(value, body) else { return nil }
      element = .at(key)
    default: return nil
    }
    return uses(of: value, in: body, file: view.program.files[ref.file]) == 1 ? element : nil
  }

  private func uses(of value: Value, in body: Body, file: FlowFile) -> Int {
    // What comes with the carrier may be asked for.
    let isOther = { (part: Value) in
      if case .member(value, let name) = part { !self.view.slot.isCarrier(name) } else { false }
    }
    return body.blocks.lazy.flatMap(\.instructions).filter { instruction in
      switch instruction.kind {
      case .assign(value, _), .assume: false
      default: file.containsValue(in: instruction) { $0.contains(besides: isOther) { $0 == value } }
      }
    }.count
  }

  /// The instructions of a body from which on the slot does not have a value any more, and let nobody else have it.
  func detaching(_ value: Value, in ref: BodyRef) -> [Instruction.Kind] {
    guard let element = element(value, in: ref) else { return detaching(in: ref) }
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.flatMap(\.instructions).filter { instruction in
      switch effects.effect(of: instruction, in: body) {
      case .replaced(.allRemoved, nil, _): true
      case .replaced(.keyRemoved, nil, let key): removes(element, instruction, key, in: ref)
      default: false
      }
    }.map(\.kind)
  }

  private func removes(_ element: Element, _ instruction: Instruction, _ key: Value?, in ref: BodyRef) -> Bool {
    switch (element, view.slot.shape) {
    case (.at(let place), _): return key == place
    case (_, .list):
      guard case .call(let id) = instruction.kind, let name = view.program.files[ref.file][id].name else {
        return false
      }
      let isFirst = name.hasSuffix("First") || key == .literal(.number("0"))
      return element == .first ? isFirst : name.hasSuffix("Last")
    default: return false
    }
  }
}
