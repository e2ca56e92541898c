import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// By what a method tells that it brings an error in the place of an answer: as one of a delegate does, or one that is given the key under
/// which somebody waits.
struct BroughtErrors {
  /// What is so on a way on which there is an error.
  enum Sign {
    /// A parameter is not nil.
    case value(VarID)
    /// A parameter is this case.
    case kind(VarID, String)

    var parameter: VarID {
      switch self {
      case .value(let id), .kind(let id, _): id
      }
    }

    func of(_ parameter: VarID) -> Sign {
      switch self {
      case .value: .value(parameter)
      case .kind(_, let name): .kind(parameter, name)
      }
    }

    /// Whether a test asks which case has come.
    func isAsked(by test: Test) -> Bool {
      if case .kind(let id, _) = self, case .isCase(.variable(id), _) = test { true } else { false }
    }

    /// Whether one of the decisions has found the error.
    func isFound(by decisions: [TraceStep.Decision]) -> Bool {
      decisions.contains { decision in
        switch self {
        case .value(let id): decision.test == .isNil(.variable(id)) && !decision.taken
        case .kind(let id, let name): decision.test == .isCase(.variable(id), name) && decision.taken
        }
      }
    }
  }

  let view: SlotView
  private var program: Program { view.program }

  func signs(in method: BodyRef) -> [Sign] {
    let body = program.body(method)
    let file = program.files[method.file]
    guard view.slot.shape == .dictionary else {
      guard body.parameters.count > 1, body.parameters[0].label == nil else { return [] }
      return body.parameters.dropFirst().first { isError($0.type) }.map { [.value($0.variable)] } ?? []
    }
    let keys = SlotKeys(view: view, method: method)
    let given = body.parameters.filter { keys.contains(.variable($0.variable)) }
    return body.parameters.flatMap { parameter -> [Sign] in
      let isOfKey = given.contains { $0.variable != parameter.variable }
      if isOfKey, isError(parameter.type) || isError(named: file[parameter.variable].name, parameter.type) {
        return [.value(parameter.variable)]
      }
      return failures(of: parameter.variable, in: body).filter { isOfKey || hasKey($0, parameter.type, method) }
        .map { .kind(parameter.variable, $0) }
    }
  }

  private func isError(_ type: TypeRef?) -> Bool {
    guard let type, type != type.unwrapped else { return false }
    return ["Error", "NSError"].contains(type.unwrapped.baseName)
  }

  /// A text or code that is called an error.
  private func isError(named name: String, _ type: TypeRef?) -> Bool {
    guard let type, type != type.unwrapped else { return false }
    return ["error", "failure"].contains(name.lowercased())
  }

  /// The cases for which a method asks a parameter and that are no answers by their names.
  private func failures(of parameter: VarID, in body: Body) -> [String] {
    body.blocks.compactMap { block in
      guard case .branch(.isCase(.variable(parameter), let name), _, _, _, _) = block.terminator,
        program.models.has(name, .otherOutcome)
      else { return nil }
      return name
    }
  }

  /// Whether a case of the parameter's type has a key with it.
  private func hasKey(_ name: String, _ type: TypeRef?, _ method: BodyRef) -> Bool {
    guard let type, let owner = view.slot.owner,
      let key = program.types.key(of: TypedRef(type, program.context(of: method))),
      let property = program.members.property(view.slot.name, of: owner),
      case .dictionary(let asked, _)? = property.type
    else { return false }
    return program.members.cases(of: key).contains { found in
      found.name == name && found.payload.contains { $0.type.unwrapped == asked }
    }
  }
}
