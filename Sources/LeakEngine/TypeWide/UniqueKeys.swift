import LeakDomain
import LeakFlow

/// Keys that are made so that no two waiters have the same one.
struct UniqueKeys {
  let models: ModelTable
  let file: FlowFile

  /// Whether a second value under the same key is not to be expected: the key is made on the spot, or by its name it is
  /// the identity of one request.
  func isUnique(_ key: Value) -> Bool {
    switch key {
    case .variable(let id):
      let variable = file[id]
      if models.has(variable.name, .identity) { return true }
      guard let definition = variable.definition, definition != key else { return false }
      return isUnique(definition)
    // Made here, by a counter or a generator.
    case .call: return true
    case .global(let name): return models.has(name, .identity) || isCounter(key)
    case .member(let base, let name): return models.has(name, .identity) || isCounter(key) || isMade(base)
    case .literal, .implicitMember: return false
    default: return true
    }
  }

  /// What an object just made of nothing says of itself: `UUID().uuidString`.
  private func isMade(_ value: Value) -> Bool {
    guard case .call(let id) = value, case .global(let type) = file[id].callee else { return false }
    return type.isCapitalized && file[id].arguments.isEmpty
  }

  /// A value that the file counts up: `next += 1`.
  private func isCounter(_ key: Value) -> Bool {
    file.bodies.contains { body in
      body.blocks.contains { $0.instructions.contains { $0.counts(key) } }
    }
  }
}

extension Instruction {
  fileprivate func counts(_ key: Value) -> Bool {
    switch kind {
    case .assign(key, let value): value.isMadeOfBefore
    default: false
    }
  }
}
