import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Finds the slots of a program: stored members and global variables that change and whose type carries an obligation, and
/// enums that replace themselves.
struct SlotFinder {
  let program: Program

  func find() -> [Slot] {
    program.files.indices.flatMap { members(in: $0) + globals(in: $0) + states(in: $0) }
  }

  private var carriers: CarrierTypes { CarrierTypes(program: program, isKept: true) }

  private func members(in number: Int) -> [Slot] {
    let file = program.files[number]
    let counts = Dictionary(file.members.map { (Name($0), 1) }, uniquingKeysWith: +)
    let carrying = file.members.compactMap { member -> Member? in
      // With accessors or observers it decides for itself what a new value means for an old one.
      guard member.accessors.isEmpty, !member.isWeak, !member.typeName.isEmpty, counts[Name(member)] == 1,
        let owner = program.types.key(path: member.typePath, file: number),
        let type = program.written(MemberIndex.Property(member, file: number)),
        let holding = carriers.holding(type)
      else { return nil }
      return Member(info: member, type: type, owner: owner, holding: holding)
    }
    let streams = Dictionary(carrying.filter(\.isStream).map { ($0.owner, 1) }, uniquingKeysWith: +)
    let looping = streams.isEmpty ? [] : typesThatAskAgain(in: file)
    return carrying.compactMap { member in
      let (info, holding) = (member.info, member.holding)
      let isOneOfSeveral =
        member.isStream && ((streams[member.owner] ?? 0) > 1 || looping.contains(info.typePath))
      guard !info.isLet || holding.isLocked || isOneOfSeveral || isForLife(holding, of: member.owner) else {
        return nil
      }
      return Slot(
        holding, file: number, .member, owner: member.owner,
        isInStruct: program.types.kind(of: member.owner) == .struct, typeName: info.typeName, name: info.name,
        kept: program.types.key(of: member.type), isConstant: info.isLet && !holding.isLocked,
        isPrivate: isPrivate(info, file), range: info.range)
    }
  }

  /// A stored member whose type carries an obligation.
  private struct Member {
    var info: MemberInfo
    var type: TypedRef
    var owner: TypeKey
    var holding: CarrierTypes.Holding
    /// The continuation of a stream, also in a pair with the stream.
    var isStream: Bool {
      (holding.isPlain || holding.member != nil) && holding.shape == .single && holding.primitive.kind == .stream
    }
  }

  /// The types with a function that one of its own closures calls: for the next of many messages.
  private func typesThatAskAgain(in file: FlowFile) -> Set<String> {
    Set(
      file.calls.compactMap { site in
        guard let name = site.name, file[site.body].isClosure else { return nil }
        var body = file[site.body]
        while body.isClosure, let parent = body.parent { body = file[parent] }
        return body.name == name ? body.typePath : nil
      })
  }

  /// What a type has for its whole life: a promise that it must settle before that ends, or the continuation of a stream, or whoever
  /// waits for what it hears as a delegate.
  private func isForLife(_ holding: CarrierTypes.Holding, of type: TypeKey) -> Bool {
    guard holding.isPlain, holding.shape == .single else { return false }
    if [.promise, .stream].contains(holding.primitive.kind), !program.announcedWork(of: type).isEmpty { return true }
    return holding.primitive.kind != .stream
      && (!program.operations(of: type).isEmpty
        || program.types.ancestry(of: type).contains { !program.models.answers(of: $0.path).isEmpty })
  }

  private func globals(in number: Int) -> [Slot] {
    let file = program.files[number]
    return file.globals.sorted { $0.value < $1.value }.compactMap { name, id in
      let variable = file[id]
      let ref = BodyRef(file: number, body: variable.owner)
      guard !variable.hasAccessors, !variable.isWeak,
        case .instance(let type)? = program.staticType(of: .variable(id), in: ref),
        let holding = carriers.holding(type), !variable.isLet || holding.isLocked
      else { return nil }
      return Slot(
        holding, file: number, .global(id), owner: nil, typeName: nil, name: name,
        kept: program.types.key(of: type), isPrivate: variable.isPrivate,
        range: variable.range)
    }
  }

  /// Enums with a method that assigns `self`.
  private func states(in number: Int) -> [Slot] {
    let file = program.files[number]
    guard file.types.contains(where: { $0.kind == .enum }) else { return [] }
    let changing = Set(file.occurrences.replacing.compactMap { file[$0].typePath })
    return file.types.compactMap { type in
      guard type.kind == .enum, changing.contains(type.path),
        let owner = program.types.key(path: type.path, file: number),
        let holding = carriers.holding(TypedRef(.named(type.path, []), TypeContext(file: number)))
      else { return nil }
      return Slot(
        holding, file: number, .whole, owner: owner, typeName: type.name, name: "self", kept: nil, isPrivate: false,
        range: type.range)
    }
  }

  struct Name: Hashable {
    var type: String
    var member: String
    init(_ member: MemberInfo) {
      type = member.typePath
      self.member = member.name
    }
  }

  /// Whether the member, or a type around it, is private.
  func isPrivate(_ member: MemberInfo, _ file: FlowFile) -> Bool {
    if member.modifiers.contains(where: Self.hiding.contains) { return true }
    let around = file.types.filter { member.typePath == $0.path || member.typePath.hasPrefix($0.path + ".") }
    return around.contains { $0.modifiers.contains(where: Self.hiding.contains) }
  }

  private static let hiding: Set<String> = ["private", "fileprivate"]
}
