import LeakAST
import LeakFlow

/// Which case of an enum a value is, as far as its name shows.
extension Program {
  /// `.name` and `Type.name`, each as it is or with a payload.
  func caseName(of value: Value, in file: FlowFile) -> String? {
    if case .call(let id) = value { caseName(writtenAs: file[id].callee) } else { caseName(writtenAs: value) }
  }

  /// `.name` and `Type.name`: a case without a payload, or what makes one with it.
  func caseName(writtenAs value: Value) -> String? {
    switch value {
    case .implicitMember(let name): name == "init" ? nil : name
    case .member(let base, let name): isEnum(base, with: name) ? name : nil
    default: nil
    }
  }

  /// Whether a value is the name of an enum with such a case.
  private func isEnum(_ value: Value, with name: String) -> Bool {
    switch value {
    case .global("Self"): members.isCase(name)
    case .global(let type):
      Self.standardEnums.contains(type) || members.isCase(name, ofTypeNamed: type) || types.isAlias(type)
    case .member(.global, let type): type.isCapitalized && members.isCase(name, ofTypeNamed: type)
    default: false
    }
  }

  private static let standardEnums: Set = ["Result", "Optional"]
}

extension Program {
  /// Whether a value is the case of an enum that is left when what is known rules out all others; `nil` where that is not to be seen.
  func isOnlyCase(_ name: String, of value: Value, by facts: Facts, in ref: BodyRef) -> Bool? {
    guard facts.knows(value) else { return nil }
    if models.has(name, .oneOfAllCases), models.isLastCase(name, besides: facts.casesRuledOut(of: value)) {
      return true
    }
    guard case .instance(let type)? = staticType(of: value, in: ref),
      let key = key(of: .instance(type)),
      types.kind(of: key) == .enum
    else { return nil }
    // A path does not keep more of a value than that.
    guard members.caseCount(of: key) <= Facts.limit else { return nil }
    let cases = members.caseNames(of: key)
    guard cases.contains(name) else { return nil }
    return cases.allSatisfy { $0 == name || facts.decide(.isCase(value, $0)) == false } ? true : nil
  }
}
