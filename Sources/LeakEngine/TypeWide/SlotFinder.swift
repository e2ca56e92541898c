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
    let carriers = CarrierTypes(program: program, types: types, file: number)
    let names = file.members.map { Name(type: $0.typeName, member: $0.name) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return file.members.compactMap { member in
      // With accessors or observers it decides for itself what a new value means for an old one.
      guard member.accessors.isEmpty, !member.isWeak, !member.typeName.isEmpty,
        counts[Name(type: member.typeName, member: member.name)] == 1,
        let type = member.type ?? member.evidentType, let holding = carriers.holding(type),
        !member.isLet || holding.isLocked
      else { return nil }
      return Slot(
        file: number, typeName: member.typeName, name: member.name, shape: holding.shape,
        primitive: holding.primitive, keyType: holding.keyType, isLocked: holding.isLocked,
        isPrivate: isPrivate(member, file), range: member.range)
    }
  }

  private struct Name: Hashable {
    var type: String
    var member: String
  }

  private func isPrivate(_ member: MemberInfo, _ file: FlowFile) -> Bool {
    if member.modifiers.contains(where: Self.hiding.contains) { return true }
    var name: String? = member.typeName
    var steps = 0
    while let type = name, steps < 8, let info = file.types.first(where: { $0.name == type && $0.kind != .extension }) {
      if info.modifiers.contains(where: Self.hiding.contains) { return true }
      name = info.outer
      steps += 1
    }
    return false
  }

  private static let hiding: Set<String> = ["private", "fileprivate"]
}
