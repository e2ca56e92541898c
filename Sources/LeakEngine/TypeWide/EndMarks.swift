import LeakDomain
import LeakFlow

/// Members by which an object knows that it has ended.
struct EndMarks {
  /// `isClosed = true`
  struct Mark: Hashable {
    var name: String
    var value: Value

    /// `true`, `.closed`
    var text: String {
      switch value {
      case .literal(.bool(let flag)): "\(flag)"
      case .implicitMember(let name): ".\(name)"
      default: ""
      }
    }
  }

  let program: Program
  /// The file that declares the object's type.
  let file: Int

  /// What a function, or a closure in it, sets to a constant.
  func set(by end: BodyRef) -> Set<Mark> {
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
  func isForGood(_ mark: Mark) -> Bool {
    program.files[file].bodies.allSatisfy { body in
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

  /// Whether a function, or a closure in it, decides by a mark.
  func isAsked(_ mark: Mark, in root: BodyRef) -> Bool { asked(in: root).contains(mark.name) }

  /// The members by which a function, or a closure in it, decides.
  func asked(in root: BodyRef) -> Set<String> {
    let file = program.files[root.file]
    return program.family(of: root).reduce(into: []) { found, id in
      for block in file[id].blocks {
        guard case .branch(let test, _, _, _, _) = block.terminator else { continue }
        _ = test.subject?.contains { part in
          if let name = part.memberName { found.insert(name) }
          return false
        }
      }
    }
  }
}
