import LeakAST
import LeakFlow

/// What the types of the sources have: functions, properties, cases.
struct MemberIndex: Sendable {
  struct Property: Sendable {
    var type: TypeRef?
    /// Where no type is declared, the one that the initial value evidently has.
    var evidentType: TypeRef?
    var initial: MemberInfo.Initial?
    var file: Int
    var path: String
    var isLet: Bool
    var isStatic: Bool
    var isPrivate: Bool
    /// Names of attributes, such as those of property wrappers.
    var attributes: [String]
    /// It has no accessors but observers.
    var isStored: Bool

    init(_ member: MemberInfo, file: Int) {
      type = member.type
      evidentType = member.evidentType
      initial = member.initial
      self.file = file
      path = member.typePath
      isLet = member.isLet
      isStatic = member.modifiers.contains("static") || member.modifiers.contains("class")
      isPrivate = member.modifiers.contains("private") || member.modifiers.contains("fileprivate")
      attributes = member.attributes
      isStored = member.isStored
    }
  }

  /// Functions with bodies by type and base name; initialisers are called `init`.
  private(set) var functions: [TypeKey: [String: [BodyRef]]] = [:]
  private var properties: [TypeKey: [String: Property]] = [:]
  private var labelsByRequirement: [String: [[String?]]] = [:]
  private var requirements: [TypeKey: [String: [(requirement: Requirement, file: Int)]]] = [:]
  private var cases: [TypeKey: [String: (types: [TypeRef], file: Int, path: String)]] = [:]

  /// The names of cases by the last name of their enum.
  private var casesByTypeName: [String: Set<String>] = [:]
  /// The enums that have a case of a name.
  private var casesByName: [String: Set<TypeKey>] = [:]

  init(_ files: [FlowFile], types: TypeIndex) {
    for (number, file) in files.enumerated() {
      for body in file.bodies { index(body, file: number, types) }
      for member in file.members {
        guard let key = types.key(path: member.typePath, file: number) else { continue }
        let property = Property(member, file: number)
        properties[key, default: [:]][member.name, default: property].merge(property)
      }
      for requirement in file.requirements {
        guard let key = types.key(path: requirement.typePath, file: number) else { continue }
        requirements[key, default: [:]][requirement.name, default: []].append((requirement, number))
        labelsByRequirement[requirement.name, default: []].append(requirement.labels)
      }
      for item in file.enumCases {
        guard let key = types.key(path: item.typePath, file: number) else { continue }
        cases[key, default: [:]][item.name] = (item.payload, number, item.typePath)
        casesByName[item.name, default: []].insert(key)
        casesByTypeName[TypeIndex.lastComponent(of: item.typePath), default: []].insert(item.name)
      }
    }
  }

  private mutating func index(_ body: Body, file: Int, _ types: TypeIndex) {
    guard body.parent == nil, let path = body.typePath, case .function(let kind) = body.kind,
      kind == .function || kind == .initializer, let key = types.key(path: path, file: file)
    else { return }
    functions[key, default: [:]][body.name, default: []].append(BodyRef(file: file, body: body.id))
  }

  func functions(_ name: String, of key: TypeKey) -> [BodyRef] { functions[key]?[name] ?? [] }

  /// All functions of a type, whatever they are called.
  func allFunctions(of key: TypeKey) -> [BodyRef] { (functions[key] ?? [:]).values.flatMap { $0 } }

  func property(_ name: String, of key: TypeKey) -> Property? { properties[key]?[name] }

  /// What each instance of a type keeps, by name.
  func stored(in key: TypeKey) -> [(name: String, property: Property)] {
    let all = (properties[key] ?? [:]).filter { $0.value.isStored && !$0.value.isStatic }
    return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The names of the cases of an enum, in no order.
  func caseNames(of key: TypeKey) -> Set<String> { Set((cases[key] ?? [:]).keys) }
  func caseCount(of key: TypeKey) -> Int { cases[key]?.count ?? 0 }

  /// The cases of an enum by name, each with where its payload is written.
  func cases(of key: TypeKey) -> [(name: String, payload: [TypedRef])] {
    (cases[key] ?? [:]).sorted { $0.key < $1.key }.map { name, found in
      (name, found.types.map { TypedRef($0, TypeContext(file: found.file, path: found.path)) })
    }
  }

  /// Whether an enum of some name has such a case: what a type of another module has may as well be a static member.
  func isCase(_ name: String, ofTypeNamed type: String) -> Bool { casesByTypeName[type]?.contains(name) ?? false }

  /// Whether any enum has such a case.
  func isCase(_ name: String) -> Bool { casesByName[name] != nil }

  /// The enums that have such a case, in the order of their names.
  func enums(withCase name: String) -> [TypeKey] { casesByName[name, default: []].sorted { $0.path < $1.path } }

  /// The labels of what any protocol asks for by a name.
  func requirements(_ name: String) -> [[String?]] { labelsByRequirement[name] ?? [] }

  /// What a protocol asks for by this name.
  func requirements(_ name: String, of key: TypeKey) -> [(requirement: Requirement, file: Int)] {
    requirements[key]?[name] ?? []
  }

  /// What any enum of the sources has in a place of the payload of a case of this name.
  func payloads(_ index: Int, ofCasesNamed name: String) -> [TypedRef] {
    casesByName[name, default: []].compactMap { payload(index, of: name, in: $0) }
  }

  func payload(_ index: Int, of name: String, in key: TypeKey) -> TypedRef? {
    guard let found = cases[key]?[name], index < found.types.count else { return nil }
    return TypedRef(found.types[index], TypeContext(file: found.file, path: found.path))
  }
}

extension MemberIndex.Property {
  /// A second declaration of the same name, in another branch of `#if` or another extension.
  fileprivate mutating func merge(_ other: MemberIndex.Property) {
    if type != other.type { type = nil }
    if evidentType != other.evidentType { evidentType = nil }
    if file != other.file || initial != other.initial { initial = nil }
  }
}
