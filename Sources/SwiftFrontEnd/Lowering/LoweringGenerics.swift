import LeakAST

/// Generic parameters and what they conform to.
extension Lowering {
  func genericNames(_ clause: GenericParameterClauseNode?) -> [String] {
    clause?.parameters.lowered(\.name.plainName) ?? []
  }

  /// `T: P` in angle brackets, then those of the `where` clause; requirements of other forms are left out.
  mutating func constraints(
    _ clause: GenericParameterClauseNode?, _ requirements: GenericWhereClauseNode?
  ) -> [GenericConstraint] {
    var result: [GenericConstraint] = []
    // Most declarations have neither; an empty list of syntax would be a tree of its own.
    if let clause {
      for parameter in clause.parameters {
        guard let type = parameter.inheritedType else { continue }
        result.append(GenericConstraint(parameter: parameter.name.plainName, type: typeRef(type)))
      }
    }
    guard let requirements else { return result }
    for requirement in requirements.requirements {
      guard case .conformanceRequirement(let conformance) = requirement.requirement,
        case .identifierType(let parameter) = conformance.leftType.content
      else { continue }
      result.append(
        GenericConstraint(parameter: parameter.name.plainName, type: typeRef(conformance.rightType)))
    }
    return result
  }
}
