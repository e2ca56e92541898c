import LeakAST
import LeakFlow

/// A type, as one name stands for it at one place.
struct TypeKey: Hashable, Sendable {
  /// The dotted name, with the types around it. Of a type that the sources do not declare, the name as written.
  var path: String
  /// Where several files declare a type of this name, the one that is meant.
  var file: Int?

  /// The name without the types around it.
  var name: String { path.split(separator: ".").last.map(String.init) ?? path }
}

/// The types that the sources declare: by dotted name, with what they inherit.
///
/// An object, so that handing it on costs nothing. It changes only while it is made.
final class TypeIndex: @unchecked Sendable {
  struct Declaration: Sendable {
    var file: Int
    var type: DeclaredType
  }

  private(set) var declarations: [TypeKey: [Declaration]] = [:]
  private var kinds: [TypeKey: TypeDecl.Kind] = [:]
  /// For each generic type, its extensions included, what its parameters conform to.
  private(set) var generics: [TypeKey: [String: TypeRef?]] = [:]
  /// For each dotted name the files that declare a type of that name, in order.
  private var files: [String: [Int]] = [:]
  /// These names by their last components.
  private var paths: [String: [String]] = [:]
  /// For each type the types that name it as the one they inherit from.
  private var heirs: [TypeKey: [TypeKey]] = [:]
  private var descendants: [TypeKey: [TypeKey]] = [:]
  private var aliases: [String: [(file: Int, type: TypeRef)]] = [:]
  private var aliasesByName: [String: [TypeRef]] = [:]
  /// For each type, its extensions included, what it inherits directly.
  private var parents: [TypeKey: [TypeKey]] = [:]
  /// For each type that inherits anything, itself and everything that it inherits from.
  private var ancestries: [TypeKey: [TypeKey]] = [:]

  init(_ sources: [FlowFile]) {
    for (number, file) in sources.enumerated() {
      for type in file.types where type.kind != .extension {
        if files[type.path] == nil { paths[type.name, default: []].append(type.path) }
        if files[type.path]?.last != number { files[type.path, default: []].append(number) }
      }
      // What is declared again in another branch of an `#if` means the same there.
      for alias in file.aliases where aliases[alias.path]?.last?.file != number {
        aliases[alias.path, default: []].append((number, alias.type))
        aliasesByName[alias.name, default: []].append(alias.type)
      }
    }
    for (number, file) in sources.enumerated() {
      for type in file.types {
        guard let key = key(path: type.path, file: number) else { continue }
        declarations[key, default: []].append(Declaration(file: number, type: type))
        note(type, as: key)
      }
    }
    for (number, file) in sources.enumerated() { for type in file.types { inherit(type, file: number) } }
    for key in parents.keys { ancestries[key] = findAncestry(of: key) }
    for key in heirs.keys { descendants[key] = findDescendants(of: key) }
  }

  private func note(_ type: DeclaredType, as key: TypeKey) {
    if type.kind != .extension, kinds[key] == nil { kinds[key] = type.kind }
    guard !type.generics.isEmpty || !type.constraints.isEmpty else { return }
    var context = TypeContext(file: 0, generics: generics[key] ?? [:])
    context.add(type.generics, type.constraints)
    generics[key] = context.generics
  }

  private func inherit(_ type: DeclaredType, file: Int) {
    guard let key = key(path: type.path, file: file) else { return }
    let context = TypeContext(file: file, path: Self.outer(of: type.path))
    for inherited in type.inherited {
      guard let parent = self.key(of: TypedRef(inherited, context)), parent != key,
        parents[key]?.contains(parent) != true
      else { continue }
      parents[key, default: []].append(parent)
      heirs[parent, default: []].append(key)
    }
  }

  /// The type that a declaration of this dotted name in `file`, or an extension there, is about. `nil` where several
  /// other files declare one.
  func key(path: String, file: Int) -> TypeKey? {
    let places = files[path] ?? []
    if places.count <= 1 { return TypeKey(path: path) }
    return places.contains(file) ? TypeKey(path: path, file: file) : nil
  }

  func isDeclared(_ path: String) -> Bool { files[path] != nil }

  /// How many types have this as the last component of their names.
  func countOfTypes(named name: String) -> Int { paths[name]?.count ?? 0 }

  /// Whether any type has this name, or its last component.
  func mayBeDeclared(_ name: String) -> Bool { paths[Self.lastComponent(of: name)] != nil }

  /// The dotted names of which a name is, or ends with, the last component.
  func paths(endingLike name: String) -> [String] { paths[Self.lastComponent(of: name)] ?? [] }

  func kind(of key: TypeKey) -> TypeDecl.Kind? {
    kinds[key]
  }

  func parents(of key: TypeKey) -> [TypeKey] { parents[key] ?? [] }

  /// Everything that inherits from a type, also by way of others, in the order of the sources.
  func descendants(of key: TypeKey) -> [TypeKey] { descendants[key] ?? [] }

  private func findDescendants(of key: TypeKey) -> [TypeKey] {
    var all: [TypeKey] = []
    var seen: Set<TypeKey> = [key]
    var pending = [key][...]
    while let next = pending.popFirst() {
      for heir in heirs[next] ?? [] where seen.insert(heir).inserted {
        all.append(heir)
        pending.append(heir)
      }
    }
    return all
  }

  /// A type with everything that it inherits from: superclasses before protocols.
  func ancestry(of key: TypeKey) -> [TypeKey] { ancestries[key] ?? [key] }

  private func findAncestry(of key: TypeKey) -> [TypeKey] {
    var all = [key]
    var seen: Set<TypeKey> = [key]
    var next = 0
    while next < all.count {
      let parents = parents(of: all[next])
      let classes = parents.filter { kind(of: $0) != .protocol }
      for parent in classes + parents.filter({ kind(of: $0) == .protocol }) where seen.insert(parent).inserted {
        all.append(parent)
      }
      next += 1
    }
    return all
  }

  func alias(_ path: String, file: Int) -> (file: Int, type: TypeRef)? {
    guard let found = aliases[path] else { return nil }
    if let own = found.first(where: { $0.file == file }) { return own }
    guard let first = found.first, found.allSatisfy({ $0.type == first.type }) else { return nil }
    return first
  }

  /// What an alias stands for, by the last component of its name; `nil` where that differs from place to place.
  func alias(named name: String) -> TypeRef? {
    guard let first = aliasesByName[name]?.first, aliasesByName[name]?.allSatisfy({ $0 == first }) == true else {
      return nil
    }
    return first
  }

  /// Whether any alias has this name, or its last component, or is what that is a member of.
  func isAlias(_ name: String) -> Bool {
    if aliasesByName.isEmpty { return false }
    guard let dot = Self.lastDot(in: name) else { return aliasesByName[name] != nil }
    return aliasesByName[String(name[name.utf8.index(after: dot)...])] != nil || isAlias(String(name[..<dot]))
  }

  static func lastComponent(of name: String) -> String {
    guard let dot = lastDot(in: name) else { return name }
    return String(name[name.utf8.index(after: dot)...])
  }

  /// The dotted name of what is around a type; `nil` for one that stands for itself.
  static func outer(of path: String) -> String? {
    lastDot(in: path).map { String(path[..<$0]) }
  }

  private static func lastDot(in name: String) -> String.Index? {
    let found = name.utf8.withContiguousStorageIfAvailable { $0.lastIndex(of: UInt8(ascii: ".")) }
    guard let found else { return name.utf8.lastIndex(of: UInt8(ascii: ".")) }
    return found.map { name.utf8.index(name.startIndex, offsetBy: $0) }
  }
}
