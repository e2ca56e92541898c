import LeakDomain
import LeakFlow
import LeakModel

/// A place of a type in which obligations are kept: a property, an array, a dictionary, a state with a payload.
struct Slot: Sendable {
  enum Shape: Hashable, Sendable {
    /// One obligation, or none.
    case single
    case list
    case dictionary
    /// An enum: these cases carry an obligation.
    case state(Set<String>)
  }
  /// The file that declares it.
  var file: Int
  var typeName: String
  /// The type with those around it: `Outer.Inner`.
  var typePath: String
  var name: String
  var shape: Shape
  var primitive: Primitive
  /// The type of a dictionary's keys.
  var keyType: String?
  /// The value lies behind a lock, which gives it to a closure.
  var isLocked: Bool
  /// Nobody outside of the file can read it.
  var isPrivate: Bool
  /// The name in its declaration.
  var range: SourceRange

  var isCollection: Bool { shape == .list || shape == .dictionary }
  /// Its declared position: unique, and the same in every run.
  var id: ID { ID(file: file, offset: Int(range.start)) }

  /// The type that declares it.
  var owner: Owner { Owner(file: file, path: typePath) }

  struct Owner: Hashable, Sendable {
    var file: Int
    var path: String
  }

  struct ID: Hashable, Sendable {
    var file: Int
    var offset: Int
  }
}
