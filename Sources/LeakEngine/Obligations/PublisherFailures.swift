import LeakAST
import LeakDomain
import LeakFlow

/// Whether a publisher can fail: by its operators, by the type of its failures, or by where its values come from.
extension ObligationAnalysis {
  /// Whether the publisher that a call subscribes to may fail. One of which nothing is known may.
  func mayFail(_ id: CallID) -> Bool {
    file.receivers(of: file[id]).lazy.compactMap(fails).first ?? true
  }

  /// Whether a publisher on the way from the source to the subscription fails; `nil` where the one before it tells.
  private func fails(_ publisher: Value) -> Bool? {
    let models = program.models
    if case .call(let id) = publisher, let name = file[id].name {
      if models.has(name, .recovers) { return false }
      if models.has(name, .failingOperator) { return true }
    }
    if let type = type(of: publisher) {
      if case .named(let name, let arguments) = type {
        if models.has(name, .unfailingPublisher) { return false }
        if arguments.count > 1, let failure = arguments.last { return failure.baseName != "Never" }
      }
    }
    switch publisher {
    case .global(let name): return isUnfailing(name) ? false : nil
    case .member(let base, let name): return isUnfailing(name) ? false : fails(base)
    case .call(let id): return file[id].name.map(isUnfailing) ?? false ? false : nil
    default: return nil
    }
  }

  /// `Future<Int, Never> { … }`, or what is known of a value's type.
  private func type(of publisher: Value) -> TypeRef? {
    if case .call(let id) = publisher, let made = file[id].made { return made }
    guard case .instance(let written)? = program.staticType(of: publisher, in: BodyRef(file: fileIndex, body: scope))
    else { return nil }
    return program.types.resolved(written).type
  }

  /// A published property is projected by its name behind a `$`.
  private func isUnfailing(_ name: String) -> Bool {
    name.hasPrefix("$") || program.models.has(name, .unfailingPublisher)
  }
}
