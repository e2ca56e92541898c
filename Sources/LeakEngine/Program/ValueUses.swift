import LeakFlow
import LeakModel

extension FlowFile {
  /// Whether anything in some bodies uses what is asked for: a call, a step that is none, the way out.
  /// - Parameter call: where a call stands that does not count.
  func uses(in bodies: [BodyID], besides call: SourceRange? = nil, where isUse: (Value) -> Bool) -> Bool {
    bodies.contains { id in
      self[id].blocks.contains { block in
        block.values.contains(where: isUse)
          || block.instructions.contains { instruction in
            guard case .call(let other) = instruction.kind, self[other].range != call else { return false }
            return isUse(self[other].callee) || self[other].arguments.contains { isUse($0.value) }
          }
      }
    }
  }
}
