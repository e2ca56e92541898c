import LeakAST
import LeakFlow

/// The types of what lasts: of stored members, of what is in enums, of globals.
extension Program {
  /// The last components of the names of types that something which lasts has, or has in it.
  func findLastingTypeNames() -> Set<String> {
    var found: Set<String> = []
    forEachLastingType { _, name in found.insert(name) }
    return found
  }

  /// Visits the types of what lasts, and those in them, with the last component of each name: of stored members, of what is in
  /// enums, of globals.
  func forEachLastingType(_ visit: (TypedRef, String) -> Void) {
    for (number, file) in files.enumerated() {
      for member in file.members where member.isStored {
        guard let type = member.type ?? member.evidentType else { continue }
        TypedRef(type, TypeContext(file: number, path: member.typePath)).forEachName(visit)
      }
      for item in file.enumCases {
        for type in item.payload { TypedRef(type, TypeContext(file: number, path: item.typePath)).forEachName(visit) }
      }
      for variable in file.globals.values {
        if let type = file[variable].type { TypedRef(type, TypeContext(file: number)).forEachName(visit) }
      }
    }
  }
}

extension TypedRef {
  fileprivate func forEachName(_ visit: (TypedRef, String) -> Void) {
    switch type {
    case .optional(let inner), .array(let inner): with(inner).forEachName(visit)
    case .dictionary(let key, let value):
      with(key).forEachName(visit)
      with(value).forEachName(visit)
    case .tuple(let parts, _): for part in parts { with(part).forEachName(visit) }
    case .named(let path, let arguments):
      visit(self, TypeIndex.lastComponent(of: path))
      for argument in arguments { with(argument).forEachName(visit) }
    case .function, .other: break
    }
  }
}
