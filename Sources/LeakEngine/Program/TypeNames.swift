import LeakAST
import LeakFlow

/// Where a type is written: what its names mean depends on it.
struct TypeContext: Hashable {
  var file: Int
  /// The dotted name of the type around.
  var path: String?
  /// What generic parameters in sight conform to; `nil` for one of which nothing is known.
  var generics: [String: TypeRef?] = [:]

  mutating func add(_ names: [String], _ constraints: [GenericConstraint]) {
    for name in names where generics[name] == nil { generics[name] = .some(nil) }
    for constraint in constraints { generics[constraint.parameter] = .some(constraint.type) }
  }
}

/// A type as it is written, with where.
struct TypedRef {
  var type: TypeRef
  var context: TypeContext
  init(_ type: TypeRef, _ context: TypeContext) {
    self.type = type
    self.context = context
  }
  func with(_ type: TypeRef) -> TypedRef { TypedRef(type, context) }
}

/// What written names of types mean.
extension TypeIndex {
  /// How many names for one type are followed.
  private static let longestChain = 8

  /// A type without the names that stand for others, and without optionals around it.
  func resolved(_ written: TypedRef) -> TypedRef {
    var current = written.with(written.type.unwrapped)
    for _ in 0..<Self.longestChain {
      guard case .named(let name, _) = current.type, let next = meaning(of: name, in: current.context) else { break }
      current = next.with(next.type.unwrapped)
    }
    return current
  }

  /// What a name stands for that is no type of its own: an alias, or a generic parameter by what it conforms to.
  private func meaning(of name: String, in context: TypeContext) -> TypedRef? {
    if let constraint = context.generics[name] { return constraint.map { TypedRef($0, context) } }
    // Asked first: most names stand for themselves.
    guard isAlias(name) else { return nil }
    for scope in scopes(around: context) {
      let path = scope.map { $0 + "." + name } ?? name
      if isDeclared(path) { return nil }
      if let found = alias(path, file: context.file) {
        return TypedRef(found.type, TypeContext(file: found.file, path: Self.outer(of: path)))
      }
    }
    return member(name, in: context)
  }

  /// What `Stream.Continuation` means where `Stream` is another name for `AsyncStream<Int>`.
  private func member(_ name: String, in context: TypeContext) -> TypedRef? {
    guard let outer = Self.outer(of: name), context.generics[outer] == nil, let whole = meaning(of: outer, in: context),
      case .named(let base, _) = whole.type.unwrapped
    else { return nil }
    return whole.with(.named(base + "." + Self.lastComponent(of: name), []))
  }

  /// The nominal type that is meant. `nil` where nothing is known of it, or several could be.
  func key(of written: TypedRef) -> TypeKey? {
    let found = resolved(written)
    guard case .named(let name, _) = found.type, found.context.generics[name] == nil else { return nil }
    return key(named: name, in: found.context)
  }

  func key(named name: String, in context: TypeContext) -> TypeKey? {
    if name == "Self" { return context.path.flatMap { key(path: $0, file: context.file) } }
    let known = paths(endingLike: name)
    guard !known.isEmpty else { return TypeKey(path: name) }
    // Most types are declared outside of all others: then it does not matter who asks.
    if known == [name] { return key(path: name, file: context.file) }
    for scope in scopes(around: context) {
      let path = scope.map { $0 + "." + name } ?? name
      if isDeclared(path) { return key(path: path, file: context.file) }
    }
    return TypeKey(path: name)
  }

  /// The types in which a name is looked up, from the innermost to the top level, with what each inherits.
  private func scopes(around context: TypeContext) -> [String?] {
    var all: [String?] = []
    var path = context.path
    while let current = path {
      all.append(current)
      if let key = key(path: current, file: context.file) { all += parents(of: key).map(\.path) }
      path = Self.outer(of: current)
    }
    return all + [nil]
  }
}
