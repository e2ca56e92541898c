import LeakAST
import LeakModel

/// A declaration of a type, or an extension of one.
public struct DeclaredType: Hashable, Sendable {
  /// The last component of its name.
  public var name: String
  /// The dotted name, with the types around it: `Outer.Inner`.
  public var path: String
  public var kind: TypeDecl.Kind
  /// The last component of the name of the type in which it is declared.
  public var outer: String?
  public var modifiers: [String]
  public var inherited: [TypeRef]
  public var generics: [String]
  public var constraints: [GenericConstraint]
  /// The whole declaration.
  public var range: SourceRange
}

/// What a protocol asks its types to have.
public struct Requirement: Hashable, Sendable {
  /// The dotted name of the protocol.
  public var typePath: String
  public var name: String
  public var labels: [String?]
  public var result: TypeRef?
}

/// A `typealias`.
public struct DeclaredAlias: Hashable, Sendable {
  public var name: String
  /// The dotted name, with the types around it.
  public var path: String
  public var type: TypeRef
}
