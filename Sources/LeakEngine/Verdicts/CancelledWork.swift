import LeakDomain
import LeakFlow

/// Decisions by which work finds that it was cancelled: `isCancelled`, `catch is CancellationError`, `error.code == NSURLErrorCancelled`.
extension Program {
  /// Whether a decision that comes out true tells that.
  func tellsCancelled(_ test: Test) -> Bool {
    switch test {
    case .isTrue(.operation("==", let sides)): sides.contains(where: isCancellation)
    case .isTrue(.operation(let op, _)) where op.hasPrefix("is "):
      models.isType(String(op.dropFirst(3)), .cancellation)
    case .isTrue(let value): isCancellation(value)
    case .isCase(_, let name): models.has(name, .tellsCancelled)
    case .isNil, .opaque: false
    }
  }

  private func isCancellation(_ value: Value) -> Bool {
    let name: String? = if case .implicitMember(let name) = value { name } else { value.memberName }
    return name.map { models.has($0, .tellsCancelled) } ?? false
  }
}
