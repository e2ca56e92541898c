/// Functions that end the path on which they are called, by base name.
public struct NeverReturning: Sendable {
  /// Called by their name alone, or on a type: `fatalError()`, `Darwin.exit(1)`.
  public var functions: Set<String>
  /// Called on a value.
  public var methods: Set<String> = []
  /// Those of which this holds though the file declares a function of that name that says that it returns.
  public var asserted: Set<String> = []
  /// Those that the file itself declares: they may be called on `self`, too.
  public var declared: Set<String> = []
  /// Those that end a path by an error, if at all: `func refuse() throws -> Never`.
  public var throwing: Set<String> = []

  public init(_ functions: Set<String> = []) { self.functions = functions }

  /// - Parameter returning: functions that the file itself declares and that return.
  func ends(_ callee: Value, returning: Set<String>) -> Bool {
    guard let name = callee.memberName else { return false }
    let isKnown =
      switch callee {
      case .global: functions.contains(name)
      // What a member has is mostly of another type than one that declares such a method.
      case .member(.global(let type), _) where type.isCapitalized: functions.contains(name)
      case .member(.selfReference, _): declared.contains(name) || methods.contains(name)
      default: methods.contains(name)
      }
    return isKnown && (asserted.contains(name) || !returning.contains(name))
  }
}
