import LeakAST
import LeakFlow

extension Program {
  /// Whether a member that stands under `try await` throws nothing: the sources declare it, and it is stored or its getter
  /// does not throw. `interval.value` is a number where it is given to `Task.sleep`, not the value of a task.
  func isPlainValue(_ value: Value, in ref: BodyRef) -> Bool {
    guard case .member(_, let name) = value, let owner = owner(ofMember: value, in: ref) else { return false }
    let getters = (implicitlyCalled[owner] ?? []).map(body).filter {
      $0.name == name && $0.kind == .function(.accessor("get"))
    }
    return getters.allSatisfy { $0.throwing == .never }
  }
}
