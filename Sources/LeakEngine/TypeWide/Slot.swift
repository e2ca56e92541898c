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
  enum Place: Hashable, Sendable {
    /// A stored member of `owner`.
    case member
    /// A variable outside of all types and functions.
    case global(VarID)
    /// A whole value of the enum `owner`, which its own methods replace: `self = .idle`.
    case whole
  }
  /// The file that declares it.
  var file: Int
  var place = Place.member
  /// The name of the type that has it.
  var typeName: String?
  /// That type.
  var owner: TypeKey?
  var name: String
  /// The type of what it keeps, if it has a name.
  var kept: TypeKey?
  var shape: Shape
  var primitive: Primitive
  /// The type of a dictionary's keys.
  var keyType: String?
  /// The value lies behind a lock, which gives it to a closure.
  var isLocked: Bool
  /// What it keeps are the carriers themselves, and not something that holds them.
  var isPlain = false
  /// In how many collections, one in the other, the carriers lie; nothing but them, or structs in which they are `member`.
  var depth = 0
  /// What it keeps are structs in which the carrier itself is this member.
  var member: String?
  /// The label by which that member of a tuple is known, too.
  var label: String?
  /// It is given its only value by an initialiser.
  var isConstant = false
  /// Nobody outside of the file can read it.
  var isPrivate: Bool
  /// The name in its declaration.
  var range: SourceRange

  /// Whether a member of what it keeps is the carrier.
  func isCarrier(_ name: String) -> Bool { name == member || name == label }

  var isCollection: Bool { shape == .list || shape == .dictionary }
  /// Its declared position: unique, and the same in every run.
  var id: ID { ID(file: file, offset: Int(range.start)) }

  struct ID: Hashable, Sendable {
    var file: Int
    var offset: Int
  }
}
