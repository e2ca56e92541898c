import LeakAST
import LeakDomain
import LeakFlow

/// Ends that mark an object as ended and do nothing that could reach whoever still waits.
///
/// Waiters that other functions discharge may be told by a callback, by a task that ends, by whoever calls the end. So an
/// end counts here only if it calls nothing, if the mark is set for good, and if nobody can begin to wait behind it.
struct QuietEnds {
  let view: SlotView
  private var program: Program { view.program }

  /// The first of some ends that leaves waiters where they are.
  func find(_ ends: [BodyRef]) -> BodyRef? {
    guard !ends.contains(where: view.isReached) else { return nil }
    return ends.first { end in
      isQuiet(end) && marks(of: end).contains { isForGood($0) && closesDoor($0) }
        && !view.callers.callers(of: end).known.contains(where: view.isReached)
    }
  }

  /// `isClosed = true`
  private struct Mark: Hashable {
    var name: String
    var value: Value
  }

  private func isQuiet(_ end: BodyRef) -> Bool {
    let file = program.files[end.file]
    return program.family(of: end).allSatisfy { id in
      file[id].blocks.allSatisfy { block in
        block.instructions.allSatisfy { instruction in
          guard case .call(let call) = instruction.kind else { return true }
          guard let name = file[call].name else { return false }
          return program.models.holdsLock(name) || program.models.has(name, .quiet)
        }
      }
    }
  }

  private func marks(of end: BodyRef) -> Set<Mark> {
    let file = program.files[end.file]
    return Set(program.family(of: end).flatMap { Self.marks(in: file[$0]) })
  }

  private static func marks(in body: Body) -> [Mark] {
    body.blocks.flatMap(\.instructions).compactMap { instruction in
      guard case .assign(let target, let value) = instruction.kind, let name = target.memberName else { return nil }
      switch value {
      case .literal(.bool), .implicitMember: return Mark(name: name, value: value)
      default: return nil
      }
    }
  }

  /// Whether nothing in the file, beside initialisers, gives the mark another value.
  private func isForGood(_ mark: Mark) -> Bool {
    program.files[view.slot.file].bodies.allSatisfy { body in
      body.kind == .function(.initializer)
        || body.blocks.allSatisfy { block in
          block.instructions.allSatisfy { instruction in
            guard case .assign(let target, let value) = instruction.kind, target.memberName == mark.name else {
              return true
            }
            return value == mark.value
          }
        }
    }
  }

  /// Whether whoever stores something asks for the mark before.
  private func closesDoor(_ mark: Mark) -> Bool {
    view.stores.allSatisfy { store in
      let root = program.root(of: store.body)
      let around = [root] + view.callers.callers(of: root).known
      return around.contains { asks(for: mark, in: $0) }
    }
  }

  private func asks(for mark: Mark, in root: BodyRef) -> Bool {
    program.family(of: root).contains { id in
      program.files[root.file][id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
        return test.subject?.contains { $0.memberName == mark.name } ?? false
      }
    }
  }
}
