import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Closures that an object of another module keeps in a property for its outcome, as an operation or a sheet does:
/// `operation.queryCompletionBlock = { … }`. It runs once when the object has done its work.
///
/// Omissions: objects that keep more than one closure with the carrier, since either may be the one that comes; whether the object
/// ever gets to its work.
extension ObligationAnalysis {
  /// Follows a closure that is kept for an outcome; `false` if it is none.
  func storeOutcome(
    _ closure: BodyID, in target: Value, _ range: SourceRange, _ state: inout Tracked, _ facts: Facts
  ) -> Bool {
    guard case .member(let object, let name) = target, program.models.has(name, .keptOutcome),
      !program.models.has(name, .optionalCallback), primitive.kind == .continuation || primitive.kind == .handler,
      state.status == .open, state.deferred == nil, isOfOtherModule(object), isOnlyKept(closure, by: object, state)
    else { return false }
    _ = laterClosure(closure, mode: .laterOnce, call: nil, range: range, state: state, facts: facts)
    noteSettled()
    handOver(&state, at: range)
    return true
  }

  /// A constant for an object that is made here, by an initialiser that the sources do not have, or a parameter of such a type.
  private func isOfOtherModule(_ object: Value) -> Bool {
    guard case .variable(let id) = object, file[id].isConstant else { return false }
    let type: String?
    if case .call(let made)? = file[id].definition, case .global(let name) = file[made].callee {
      type = name
    } else if let parameter = file[file[id].owner].parameters.first(where: { $0.variable == id }) {
      type = parameter.type?.baseName
    } else {
      type = nil
    }
    guard let type, type.isCapitalized else { return false }
    return !program.types.mayBeDeclared(type) && !isGeneric(type)
  }

  /// Whether a name stands for any type, in the function or the type around it.
  private func isGeneric(_ name: String) -> Bool {
    program.context(of: BodyRef(file: fileIndex, body: scope)).generics[name] != nil
  }

  private func isOnlyKept(_ closure: BodyID, by object: Value, _ state: Tracked) -> Bool {
    let family = program.family(of: program.root(of: BodyRef(file: fileIndex, body: scope)))
    return !family.contains { id in
      file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          guard case .assign(.member(object, _), let value) = instruction.kind,
            let other = program.closureBody(of: value, file: fileIndex), other != closure
          else { return false }
          return mentions(other, state)
        }
      }
    }
  }
}
