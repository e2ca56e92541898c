import LeakFlow

extension Value {
  /// What a Boolean that is made of something else asks of it: `waiter != nil`, `!isOpen`; `nil` for one that stands for itself.
  var question: (test: Test, negated: Bool)? {
    guard case .operation(let op, let parts) = self, let asked = parts.first else { return nil }
    switch (op, parts.count) {
    case ("!", 1):
      let inner = asked.question ?? (.isTrue(asked), false)
      return (inner.test, !inner.negated)
    case ("==", 2) where parts[1] == .literal(.nil): return (.isNil(asked), false)
    case ("!=", 2) where parts[1] == .literal(.nil): return (.isNil(asked), true)
    default: return nil
    }
  }
}
