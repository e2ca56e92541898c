import LeakDomain
import LeakFlow
import LeakModel

/// What is done to single elements of a slot that keeps several.
extension SlotEffects {
  /// Continuations themselves are in it, so that one that stays there after its discharge may be discharged again.
  var isKeptOpenly: Bool { slot.isCollection && slot.isPlain && slot.primitive.kind == .continuation }

  /// `slot[key]`, and of a list `slot.first`.
  func isElement(_ value: Value, _ body: Body) -> Bool {
    if slot.shape == .list, case .member(let base, "first") = value { return isPlace(base, body) }
    return slot.shape != .list && key(value, body) != nil
  }

  /// Where a `for` loop over the slot discharges its elements.
  func dischargeOfElements(of sequence: Value, in body: Body) -> SourceRange? {
    guard isKeptOpenly, isPlace(sequence, body), !isCopy(sequence) else { return nil }
    return file.calls.first { site in
      guard site.body == body.id, case .member(.variable(let element), let name) = site.callee else { return false }
      return file[element].sequence == sequence && slot.primitive.discharges.contains(name)
    }?.range
  }

  /// Where the closure of `slot.forEach { … }` discharges its parameter.
  func dischargeOfEach(_ call: CallSite, in body: Body) -> SourceRange? {
    guard isKeptOpenly, case .member(let receiver, "forEach") = call.callee, isPlace(receiver, body), !isCopy(receiver),
      case .body(let closure)? = call.arguments.last?.value, let element = file[closure].parameters.first
    else { return nil }
    return file.calls.first { site in
      guard site.body == closure, case .member(.variable(element.variable), let name) = site.callee else {
        return false
      }
      return slot.primitive.discharges.contains(name)
    }?.range
  }

  /// Whether a place lies in a local variable: what becomes of the slot itself is not to be seen there.
  private func isCopy(_ place: Value) -> Bool {
    guard case .variable(let id) = place.root else { return false }
    return file[file[id].owner].kind != .topLevel && places.program.receiver(giving: id, file: places.fileIndex) == nil
  }
}
