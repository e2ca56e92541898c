import LeakDomain
import LeakFlow

/// A task group whose body goes on with the first result: the other children are left to end by themselves, or to be
/// cancelled.
struct Race: Sendable {
  /// The call of `withTaskGroup` or its kin.
  var group: CallID
  /// The body of the group.
  var body: BodyID
  /// The calls that add a child, with the child's body.
  var children: [(call: CallID, body: BodyID)]
  /// Children whose body is a variable, such as a parameter of the function around.
  var given: [VarID]
}

/// Finds the races of a file.
struct RaceFinder: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  func find() -> [Race] { program.calls(.taskGroup, file: fileIndex).compactMap(race) }

  private func race(_ id: CallID) -> Race? {
    let site = file[id]
    guard case .body(let closure)? = site.arguments.last?.value,
      let parameter = file[closure].parameters.first
    else { return nil }
    let group = Value.variable(parameter.variable)
    guard takesFirst(group, in: file[closure]) else { return nil }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    var children: [(call: CallID, body: BodyID)] = []
    var given: [VarID] = []
    for (index, add) in file.calls.enumerated() where add.receiver == group && family.contains(add.body) {
      guard let name = add.name, program.has(name, .addsChild) else { continue }
      switch add.arguments.last?.value {
      case .body(let child): children.append((CallID(index), child))
      case .variable(let child): given.append(child)
      default: continue
      }
    }
    guard children.count + given.count > 1 else { return nil }
    return Race(group: id, body: closure, children: children, given: given)
  }

  /// Whether the body asks for one result and never for all: `next()` outside of loops, or a loop that ends in its
  /// first turn.
  private func takesFirst(_ group: Value, in body: Body) -> Bool {
    var takes = false
    for (number, block) in body.blocks.enumerated() {
      for instruction in block.instructions {
        switch instruction.kind {
        case .element(group, _):
          guard !body.comesBack(to: number) else { return false }
          takes = true
        case .call(let id) where file[id].receiver == group:
          if file[id].name == "waitForAll" { return false }
          guard file[id].name == "next" else { continue }
          guard !body.comesBack(to: number) else { return false }
          takes = true
        default: break
        }
      }
    }
    return takes
  }
}
