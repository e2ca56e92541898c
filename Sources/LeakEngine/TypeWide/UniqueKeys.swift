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
    case .global(let name), .member(_, let name): return models.has(name, .identity) || isCounter(key)
    case .literal, .implicitMember: return false
    default: return true
    }
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
