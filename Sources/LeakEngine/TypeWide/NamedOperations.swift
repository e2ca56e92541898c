import LeakAST
import LeakDomain
import LeakFlow

/// Operations of delegates that no model knows, by the names of their methods: `loader(_:didFail:)`, which is given an error, belongs to
/// the methods that tell what else the same object did.
struct NamedOperations {
  let program: Program
  /// What models say of the same type: methods of these names are known.
  let known: [TypeModel.Operation]

  func find(_ methods: [String: [BodyRef]]) -> [DelegateOperations.Operation] {
    let names = Set(known.flatMap { $0.finishes + $0.failures }.map(Self.baseName))
    // What is private nobody else calls.
    let unknown = methods.filter { name, found in
      !names.contains(Self.baseName(name)) && !program.body(found[0]).isPrivate
    }.sorted { $0.key < $1.key }
    let failing = unknown.filter { tellsFailure($0.value[0]) }
    return failing.compactMap { name, found in
      let finishing = unknown.map { $0.value[0] }.filter { other in
        isOfSameObject(other, found[0]) && !isFailure(other) && isEvent(other)
      }
      guard !finishing.isEmpty else { return nil }
      let failure = DelegateOperations.Failure(declaration: name, signature: name, method: found[0], isRare: false)
      return .init(finishing: finishing, failing: [failure])
    }
  }

  private static func baseName(_ method: String) -> String { String(method.prefix { $0 != "(" }) }

  /// Whether a method is told by whom, and with what error, that all has failed: not one part of it.
  private func tellsFailure(_ method: BodyRef) -> Bool {
    let parameters = program.body(method).parameters
    guard isFailure(method), parameters.count == 2, let type = parameters[1].type?.unwrapped.baseName else {
      return false
    }
    return type == "Error" || type.hasSuffix("Error")
  }

  private func isFailure(_ method: BodyRef) -> Bool {
    words(of: method).contains { program.has($0, .failureOfOperation) }
  }

  /// Whether a method tells what has happened.
  private func isEvent(_ method: BodyRef) -> Bool { words(of: method).contains { program.has($0, .eventOfOperation) } }

  private func words(of method: BodyRef) -> [String] {
    let body = program.body(method)
    return [body.name] + body.parameters.dropFirst().compactMap(\.label)
  }

  /// Whether two methods are told by an object of the same type.
  private func isOfSameObject(_ method: BodyRef, _ other: BodyRef) -> Bool {
    let first = program.body(method).parameters.first
    let second = program.body(other).parameters.first
    return first?.type != nil && first?.type == second?.type && first?.label == second?.label
  }
}
