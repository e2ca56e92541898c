import LeakDomain
import LeakFlow

/// Members by which an object knows that it has ended.
struct EndMarks {
  /// `isClosed = true`
  struct Mark: Hashable {
    var name: String
    var value: Value
    /// Anything but nil.
    static let something = Value.operation("some", [])

    /// `true`, `.closed`
    var text: String {
      switch value {
      case .literal(.bool(let flag)): "\(flag)"
      case .implicitMember(let name): ".\(name)"
      default: ""
      }
    }

    /// Where a block leads where the mark is set.
    func successors(of block: BasicBlock) -> [Int] {
      guard case .branch(let test, _, _, let then, let otherwise) = block.terminator, test.subject?.memberName == name,
        let answer = answer(to: test)
      else { return block.successors }
      return [answer ? then : otherwise]
    }

    private func answer(to test: Test) -> Bool? {
      switch (test, value) {
      case (.isTrue, .literal(.bool(let flag))): flag
      case (.isCase(_, let name), .implicitMember(let own)): name == own
      case (.isNil, .literal(.nil)): true
      case (.isNil, Self.something): false
      default: nil
      }
    }
  }

  let program: Program
  /// The file that declares the object's type.
  let file: Int
  /// That type, where members of the same name of other types are to be told apart.
  var owner: TypeKey?

  /// What a function, or a closure in it, sets to a constant.
  func set(by end: BodyRef) -> Set<Mark> {
    let file = program.files[end.file]
    return Set(program.family(of: end).flatMap { Self.marks(in: file[$0], of: file) })
  }

  static func marks(in body: Body, of file: FlowFile) -> [Mark] {
    body.blocks.flatMap(\.instructions).compactMap { mark(setBy: $0, in: file) }
  }

  static func mark(setBy instruction: Instruction, in file: FlowFile) -> Mark? {
    guard case .assign(let target, let value) = instruction.kind, let name = target.memberName else { return nil }
    return constant(value, in: file).map { Mark(name: name, value: $0) }
  }

  /// A constant, or the case that is made with a payload: `.failed(error)`
  private static func constant(_ value: Value, in file: FlowFile) -> Value? {
    switch value {
    case .literal(.bool), .implicitMember: return value
    case .call(let id):
      guard case .implicitMember(let name) = file[id].callee, name != "init" else { return nil }
      return .implicitMember(name)
    default: return nil
    }
  }

  /// The values of a member by which a body decides: both of a Bool, the cases that it asks for of an enum.
  func values(of name: String, askedIn body: Body) -> [Mark] {
    body.blocks.flatMap { block -> [Mark] in
      guard case .branch(let test, _, _, _, _) = block.terminator, test.subject?.memberName == name else { return [] }
      switch test {
      case .isTrue: return [true, false].map { Mark(name: name, value: .literal(.bool($0))) }
      case .isCase(_, let value): return [Mark(name: name, value: .implicitMember(value))]
      default: return []
      }
    }
  }

  /// The same, also of a member that is nil or not.
  func mark(settingOrClearing instruction: Instruction, in ref: BodyRef) -> Mark? {
    let file = program.files[ref.file]
    if let mark = Self.mark(setBy: instruction, in: file) { return mark }
    guard case .assign(let target, let value) = instruction.kind, let name = target.memberName else { return nil }
    if value == .literal(.nil) { return Mark(name: name, value: value) }
    if let name = target.memberName, let own = program.caseName(of: value, in: file) {
      return Mark(name: name, value: .implicitMember(own))
    }
    return isSomething(value, in: ref) ? Mark(name: name, value: Mark.something) : nil
  }

  /// Whether a value is never nil: what is declared so, was caught, or is made here.
  private func isSomething(_ value: Value, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    switch value {
    case .variable(let id) where file[id].type == nil && file[id].definition == nil:
      if case .instance(let type)? = program.staticType(of: value, in: ref) { return program.hasNoNil(type) }
      return program.typeOfParameter(id, file: ref.file).map(program.hasNoNil) ?? isCaught(id, in: file)
    case .call(let id): return file[id].callee.memberName?.isCapitalized ?? false
    default: return program.isNeverNil(stored: value, in: ref)
    }
  }

  /// Whether a variable has the error that a `catch` is given.
  private func isCaught(_ variable: VarID, in file: FlowFile) -> Bool {
    file[variable].isLet
      && file[file[variable].owner].blocks.contains { block in
        block.instructions.contains { $0.kind == .bind(variable, nil) }
      }
  }

  /// Whether nothing in the file, beside initialisers, gives the mark another value.
  func isForGood(_ mark: Mark) -> Bool { unsettings(of: mark).isEmpty }

  /// Whether nothing in the file, beside initialisers and some other functions, gives the mark another value once it is set.
  func staysSet(_ mark: Mark, besides others: Set<BodyRef> = []) -> Bool {
    unsettings(of: mark).allSatisfy { place in
      !Self.blocks(of: place.body, when: mark).contains(place.block)
        || others.contains(program.root(of: BodyRef(file: file, body: place.body.id)))
    }
  }

  /// The places at which something other than an initialiser gives a mark another value.
  func unsettings(of mark: Mark) -> [(body: Body, block: Int)] {
    program.files[file].bodies.flatMap { body -> [(body: Body, block: Int)] in
      guard body.kind != .function(.initializer) else { return [] }
      return body.blocks.indices.filter { unsets(mark, body.blocks[$0], in: body) }.map { (body, $0) }
    }
  }

  private func unsets(_ mark: Mark, _ block: BasicBlock, in body: Body) -> Bool {
    block.instructions.contains { instruction in
      guard case .assign(let target, _) = instruction.kind, target.memberName == mark.name,
        !isOfOther(target, in: BodyRef(file: file, body: body.id))
      else { return false }
      switch mark.value {
      case Mark.something, .literal(.nil):
        return self.mark(settingOrClearing: instruction, in: BodyRef(file: file, body: body.id)) != mark
      default: return Self.mark(setBy: instruction, in: program.files[file]) != mark
      }
    }
  }

  /// Whether a member is known to be one of another type.
  private func isOfOther(_ target: Value, in ref: BodyRef) -> Bool {
    guard let owner, let other = program.owner(ofMember: target, in: ref) else { return false }
    return other != owner
  }

  /// The blocks of a body to which paths lead on which a mark is set.
  static func blocks(of body: Body, when mark: Mark) -> Set<Int> {
    var reached: Set<Int> = [Body.entry]
    var front = [Body.entry]
    while let number = front.popLast() {
      for next in mark.successors(of: body.blocks[number]) where reached.insert(next).inserted { front.append(next) }
    }
    return reached
  }

  /// Whether a function, or a closure in it, decides by a mark.
  func isAsked(_ mark: Mark, in root: BodyRef) -> Bool { asked(in: root).contains(mark.name) }

  /// The members by which a function, or a closure in it, decides.
  func asked(in root: BodyRef) -> Set<String> {
    let file = program.files[root.file]
    return program.family(of: root).reduce(into: []) { found, id in
      for block in file[id].blocks {
        guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject else { continue }
        found.formUnion(members(in: subject, file))
      }
    }
  }

  /// The members of which a value is made, also by way of constants: `let already = isClosed`.
  private func members(in value: Value, _ file: FlowFile) -> Set<String> {
    var found: Set<String> = []
    _ = value.contains { part in
      if let name = part.memberName { found.insert(name) }
      if case .variable(let id) = part, file[id].isLet, let definition = file[id].definition, definition != part {
        found.formUnion(members(in: definition, file))
      }
      return false
    }
    return found
  }
}
