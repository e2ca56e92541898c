import LeakDomain
import LeakFlow

/// The operations of which an object hears by its protocols how they ended, with the methods that it has for that.
struct DelegateOperations {
  struct Operation {
    /// The methods that come with success.
    var finishing: [BodyRef]
    /// Those that come with a failure.
    var failing: [Failure]
    /// Those that come of something else.
    var besides: [BodyRef] = []
  }
  struct Failure {
    /// As the model writes it.
    var declaration: String
    var signature: String
    /// `nil` where the type does not have it.
    var method: BodyRef?
    var isRare: Bool
  }

  let program: Program
  let type: TypeKey

  func find() -> [Operation] {
    guard !program.types.parents(of: type).isEmpty else { return [] }
    let known = program.operations(of: type)
    let methods = methods()
    return known.compactMap { operation($0, methods) } + NamedOperations(program: program, known: known).find(methods)
  }

  private func operation(_ operation: TypeModel.Operation, _ methods: [String: [BodyRef]]) -> Operation? {
    let finishing = operation.finishes.flatMap { methods[$0] ?? [] }
    guard !finishing.isEmpty, isPossible(operation) else { return nil }
    let failing = operation.failures.map { declaration in
      let signature = TypeModel.Operation.signature(of: declaration)
      return Failure(
        declaration: declaration, signature: signature, method: methods[signature]?.first,
        isRare: operation.rarelyFails.contains(declaration))
    }
    return Operation(
      finishing: finishing, failing: failing, besides: operation.besides.flatMap { methods[$0] ?? [] })
  }

  private func isPossible(_ operation: TypeModel.Operation) -> Bool {
    operation.causes.isEmpty || operation.causes.contains { program.callsByName[$0] != nil }
  }

  /// All methods of the type, and of what it inherits from, by their full names.
  private func methods() -> [String: [BodyRef]] {
    let all = program.types.ancestry(of: type).flatMap { program.members.allFunctions(of: $0) }
    return Dictionary(grouping: all.sorted { ($0.file, $0.body) < ($1.file, $1.body) }) { program.body($0).signature }
  }
}

extension Program {
  /// The operations of which a type hears by its protocols.
  func operations(of type: TypeKey) -> [TypeModel.Operation] {
    types.ancestry(of: type).flatMap { models.operations(of: $0.path) }
  }
}
