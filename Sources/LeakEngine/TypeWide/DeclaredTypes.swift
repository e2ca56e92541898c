import LeakAST
import LeakFlow

/// The declared types of the program by name. Where several have one name, that of the asking file counts; where that is
/// not settled either, none does.
struct DeclaredTypes {
  struct Declared {
    var file: Int
    var info: DeclaredType
    /// Types of stored members, declared or evident.
    var members: [String: TypeRef] = [:]
    var constants: [TypeRef] = []
    var cases: [EnumCaseInfo] = []
  }
  private var byName: [String: [Declared]] = [:]

  init(_ program: Program) {
    for (number, file) in program.files.enumerated() {
      var members: [String: [MemberInfo]] = [:]
      for member in file.members where member.accessors.allSatisfy(Self.isObserver) {
        members[member.typeName, default: []].append(member)
      }
      for info in file.types where info.kind != .extension {
        var declared = Declared(file: number, info: info)
        declared.cases = file.enumCases.filter { $0.typeName == info.name }
        for member in members[info.name] ?? [] {
          guard let type = member.type ?? member.evidentType else { continue }
          declared.members[member.name] = type
          if member.isLet, !member.modifiers.contains("static") { declared.constants.append(type) }
        }
        byName[info.name, default: []].append(declared)
      }
    }
  }

  private static func isObserver(_ accessor: String) -> Bool { accessor == "willSet" || accessor == "didSet" }

  /// The type that a name means in a file.
  func type(_ name: String, in file: Int) -> Declared? {
    guard let all = byName[name] else { return nil }
    let own = all.filter { $0.file == file }
    if !own.isEmpty { return own.count == 1 ? own[0] : nil }
    return all.count == 1 ? all[0] : nil
  }

  /// Every declared type, by name and then by file.
  var all: [Declared] { byName.keys.sorted().flatMap { byName[$0] ?? [] } }
}
