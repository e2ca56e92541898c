import LeakAST
import LeakFlow

/// The declared types of the program by name. Where several have one name, the one that is nearest to the asking type in its
/// file counts, then the only one of that file; where that is not settled either, none does.
struct DeclaredTypes {
  /// One of them. Looked up often and never changed once it is known: an object, which is not copied.
  final class Declared {
    let file: Int
    let info: DeclaredType
    /// Types of stored members, declared or evident.
    fileprivate(set) var members: [String: TypeRef] = [:]
    fileprivate(set) var constants: [TypeRef] = []
    fileprivate(set) var cases: [EnumCaseInfo] = []

    init(file: Int, info: DeclaredType) {
      self.file = file
      self.info = info
    }
  }
  private var byName: [String: [Declared]] = [:]

  init(_ program: Program) {
    for (number, file) in program.files.enumerated() {
      let members = Dictionary(
        grouping: file.members.filter { $0.accessors.allSatisfy(Self.isObserver) }, by: \.typePath)
      let cases = Dictionary(grouping: file.enumCases, by: \.typePath)
      for info in file.types where info.kind != .extension {
        let declared = Declared(file: number, info: info)
        declared.cases = cases[info.path] ?? []
        for member in members[info.path] ?? [] {
          guard let type = member.type ?? member.evidentType else { continue }
          declared.members[member.name] = type
          if member.isLet, !member.modifiers.contains("static") { declared.constants.append(type) }
        }
        byName[info.name, default: []].append(declared)
      }
    }
  }

  private static func isObserver(_ accessor: String) -> Bool { accessor == "willSet" || accessor == "didSet" }

  /// The type that a name means inside another type of a file.
  func type(_ name: String, in file: Int, from path: String?) -> Declared? {
    let isDotted = name.utf8.contains(UInt8(ascii: "."))
    let last = isDotted ? name.split(separator: ".").last.map(String.init) ?? name : name
    guard let all = byName[last] else { return nil }
    if all.count == 1 { return all[0] }
    let own = all.filter { $0.file == file }
    if own.isEmpty { return all.only { $0.info.path == name } }
    if own.count == 1 { return own[0] }
    var around = path
    while let outer = around {
      if let found = own.only(where: { $0.info.path == outer + "." + name }) { return found }
      if name == last || name == outer, let found = own.only(where: { $0.info.path == outer }) { return found }
      around = outer.lastIndex(of: ".").map { String(outer[..<$0]) }
    }
    return own.only { $0.info.path == name }
  }

  /// Every declared type, by name and then by file.
  var all: [Declared] { byName.keys.sorted().flatMap { byName[$0] ?? [] } }
}

extension Array {
  /// The only element that fits.
  fileprivate func only(where fits: (Element) -> Bool) -> Element? {
    let found = filter(fits)
    return found.count == 1 ? found[0] : nil
  }
}
