import LeakAST
import LeakDomain
import LeakFlow

/// Finds the slots of a program: stored members that change and whose type carries an obligation.
struct SlotFinder {
  let program: Program
  let types: DeclaredTypes

  func find() -> [Slot] {
    program.files.indices.flatMap { slots(in: $0) }
  }

  private func slots(in number: Int) -> [Slot] {
    let file = program.files[number]
    let counts = Dictionary(file.members.map { (Name($0), 1) }, uniquingKeysWith: +)
    return file.members.compactMap { member in
      let carriers = CarrierTypes(program: program, types: types, file: number, path: member.typePath)
      // With accessors or observers it decides for itself what a new value means for an old one.
      guard member.accessors.isEmpty, !member.isWeak, !member.typeName.isEmpty, counts[Name(member)] == 1,
        let type = member.type ?? member.evidentType, let holding = carriers.holding(type),
        !member.isLet || holding.isLocked
      else { return nil }
      return Slot(
        file: number, typeName: member.typeName, typePath: member.typePath, name: member.name, shape: holding.shape,
        primitive: holding.primitive, keyType: holding.keyType, isLocked: holding.isLocked,
        isPrivate: isPrivate(member, file), range: member.range)
    }
  }

  private struct Name: Hashable {
    var type: String
    var member: String
    init(_ member: MemberInfo) {
      type = member.typePath
      self.member = member.name
    }
  }

  /// Whether the member, or a type around it, is private.
  private func isPrivate(_ member: MemberInfo, _ file: FlowFile) -> Bool {
    if member.modifiers.contains(where: Self.hiding.contains) { return true }
    let around = file.types.filter { member.typePath == $0.path || member.typePath.hasPrefix($0.path + ".") }
    return around.contains { $0.modifiers.contains(where: Self.hiding.contains) }
  }

  private static let hiding: Set<String> = ["private", "fileprivate"]
}
