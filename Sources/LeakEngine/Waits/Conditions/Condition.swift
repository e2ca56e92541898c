import LeakFlow

/// A condition variable as the code of one file names it: a local variable, or a member of a type.
struct Condition: Hashable {
  var value: Value
  /// The type whose member it is.
  var owner: String?

  init(_ value: Value, in body: Body) {
    if case .operation("&", let parts) = value, let place = parts.first {
      self.value = place
    } else {
      self.value = value
    }
    if case .global = self.value.root { owner = body.typeName }
  }
}

/// One use of a condition variable.
struct ConditionUse {
  var condition: Condition
  var call: CallID
}
