import LeakDomain
import LeakFlow

/// The keys under which a function looks for a waiter among several, and all of which these are made. What asks for them asks
/// which waiter is meant, or whether any is: `guard let id = message["id"] as? Int else { return }`.
struct SlotKeys {
  private let parts: Set<Value>

  init(view: SlotView, method: BodyRef) {
    guard view.slot.shape == .dictionary else {
      parts = []
      return
    }
    let file = view.program.files[method.file]
    let effects = view.effects(in: method.file)
    var keys: [Value] = []
    for id in view.program.family(of: method) {
      let body = file[id]
      file.forEachPart(of: body) { part in
        if let key = effects.key(part, body) { keys.append(key) }
        guard case .call(let call) = part, case .member(let receiver, let name) = file[call].callee,
          view.program.models.has(name, .takesElement), effects.isPlace(receiver, body)
        else { return }
        keys += file[call].arguments.map(\.value)
      }
    }
    parts = file.parts(of: keys)
  }

  func contains(_ value: Value) -> Bool { parts.contains(value) }
}

extension FlowFile {
  /// The values that occur in some values, in what constants among them stand for, and in the calls that make them.
  fileprivate func parts(of values: [Value]) -> Set<Value> {
    var found: Set<Value> = []
    var pending = values
    while let value = pending.popLast() {
      _ = value.contains { part in
        guard found.insert(part).inserted else { return false }
        switch part {
        case .variable(let id): if let definition = self[id].definition { pending.append(definition) }
        case .call(let id): pending += [self[id].callee] + self[id].arguments.map(\.value)
        default: break
        }
        return false
      }
    }
    return found
  }
}
