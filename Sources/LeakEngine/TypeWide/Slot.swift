import LeakDomain
import LeakFlow
import LeakModel

/// A place of a type in which obligations are kept: a property, an array, a dictionary, a state with a payload.
///
/// An object, so that handing it on costs nothing.
final class Slot: Sendable {
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
  let file: Int
  let place: Place
  /// The name of the type that has it.
  let typeName: String?
  /// That type.
  let owner: TypeKey?
  /// It is a stored member of a struct, and goes with every copy of that.
  let isInStruct: Bool
  let name: String
  /// The type of what it keeps, if it has a name.
  let kept: TypeKey?
  let shape: Shape
  let primitive: Primitive
  /// The type of a dictionary's keys.
  let keyType: String?
  /// The value lies behind a lock, which gives it to a closure.
  let isLocked: Bool
  /// What it keeps are the carriers themselves, and not something that holds them.
  let isPlain: Bool
  /// In how many collections, one in the other, the carriers lie; nothing but them, or structs in which they are `member`.
  let depth: Int
  /// What it keeps are structs in which the carrier itself is this member.
  let member: String?
  /// The label by which that member of a tuple is known, too.
  let label: String?
  /// It is given its only value by an initialiser.
  let isConstant: Bool
  /// Nobody outside of the file can read it.
  let isPrivate: Bool
  /// The name in its declaration.
  let range: SourceRange
  /// What it keeps are objects of a class, which have the carriers in this slot of theirs.
  let inside: Slot?

  init(
    _ holding: CarrierTypes.Holding, file: Int, _ place: Place, owner: TypeKey?, isInStruct: Bool = false,
    typeName: String?, name: String, kept: TypeKey?, isConstant: Bool = false, isPrivate: Bool, range: SourceRange,
    inside: Slot? = nil
  ) {
    self.file = file
    self.place = place
    self.typeName = typeName
    self.owner = owner
    self.isInStruct = isInStruct
    self.name = name
    self.kept = kept
    shape = holding.shape
    primitive = holding.primitive
    keyType = holding.keyType
    isLocked = holding.isLocked
    isPlain = holding.isPlain
    depth = holding.depth
    member = holding.member
    label = holding.label
    self.isConstant = isConstant
    self.isPrivate = isPrivate
    self.range = range
    self.inside = inside
  }

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
