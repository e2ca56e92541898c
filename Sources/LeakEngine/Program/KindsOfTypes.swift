import LeakDomain
import LeakFlow

/// What is known of the types of the sources by what they inherit from.
extension Program {
  /// Whether a function is one of a type that is, or inherits from, one of a kind.
  func isOf(_ kind: TypeModel.Kind, _ function: BodyRef) -> Bool {
    guard let type = type(around: function) else { return false }
    return types.ancestry(of: type).contains { models.isType($0.path, kind) }
  }
}
