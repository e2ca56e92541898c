import LeakAST
import LeakFlow

/// What the types of the sources have: functions, properties, cases.
struct MemberIndex {
  struct Property {
    var type: TypeRef?
    var initial: MemberInfo.Initial?
    var file: Int
    var path: String
  }

  /// Functions with bodies by type and base name; initialisers are called `init`.
  private(set) var functions: [TypeKey: [String: [BodyRef]]] = [:]
  private var properties: [TypeKey: [String: Property]] = [:]
  private var requirements: [TypeKey: [String: [(requirement: Requirement, file: Int)]]] = [:]
  private var cases: [TypeKey: [String: (types: [TypeRef], file: Int, path: String)]] = [:]

  init(_ files: [FlowFile], types: TypeIndex) {
    for (number, file) in files.enumerated() {
      for body in file.bodies { index(body, file: number, types) }
      for member in file.members {
        guard let key = types.key(path: member.typePath, file: number) else { continue }
        let property = Property(type: member.type, initial: member.initial, file: number, path: member.typePath)
        properties[key, default: [:]][member.name, default: property].merge(property)
      }
      for requirement in file.requirements {
        guard let key = types.key(path: requirement.typePath, file: number) else { continue }
        requirements[key, default: [:]][requirement.name, default: []].append((requirement, number))
      }
      for item in file.enumCases {
        guard let key = types.key(path: item.typePath, file: number) else { continue }
        cases[key, default: [:]][item.name] = (item.payload, number, item.typePath)
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

  func property(_ name: String, of key: TypeKey) -> Property? { properties[key]?[name] }

  /// What a protocol asks for by this name.
  func requirements(_ name: String, of key: TypeKey) -> [(requirement: Requirement, file: Int)] {
    requirements[key]?[name] ?? []
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
    if file != other.file || initial != other.initial { initial = nil }
  }
}
