import LeakAST
import LeakFlow

/// Values that by their declared types are no optionals: where such a value is asked for nil, as in
/// `guard let queue = self?.queue`, it is the chain before it that was nil.
extension Program {
  /// Whether a member or the result of a call is declared with a type that has no `nil`.
  func isNeverNil(_ value: Value, in ref: BodyRef) -> Bool {
    switch value {
    case .call(let id):
      let site = files[ref.file][id]
      if let target = resolve(site, file: ref.file)?.target {
        guard let result = body(target).result else { return body(target).kind == .function(.function) }
        return hasNoNil(TypedRef(result, context(of: target)))
      }
      if isMadeOfLiterals(site) || isMadeMemberwise(value, site, in: ref) { return true }
      // What makes an object and can fail either throws or gives nil.
      if site.tried == .plain, site.callee.memberName?.isCapitalized == true { return true }
      guard case .variable(let closure) = site.callee, let type = files[ref.file][closure].type?.functionType else {
        return false
      }
      return hasNoNil(TypedRef(type.result, context(of: ref)))
    case .member(_, let name) where models.has(name, .measure): return true
    case .member(_, let name), .global(let name):
      guard let owner = owner(ofMember: value, in: ref), let property = members.property(name, of: owner) else {
        return false
      }
      if property.type == nil, case .literal(let literal)? = property.initial?.value { return literal != .nil }
      return property.type != nil && written(property).map(hasNoNil) ?? false
    default: return false
    }
  }

  private func isSomeCase(_ value: Value, in ref: BodyRef) -> Bool {
    caseName(of: value, in: files[ref.file]).map { $0 != "none" } ?? false
  }

  /// `Box()` of a struct, or a class, of the sources that has no initialiser of its own.
  private func isMadeMemberwise(_ value: Value, _ site: CallSite, in ref: BodyRef) -> Bool {
    guard site.callee.memberName?.isCapitalized == true, case .instance(let type)? = staticType(of: value, in: ref),
      let key = key(of: .instance(type)), members.functions("init", of: key).isEmpty
    else { return false }
    switch types.kind(of: key) {
    case .struct: return true
    case .class, .actor: return site.arguments.isEmpty
    default: return false
    }
  }

  /// `URL(string: "https://swift.org")`: whoever writes that has seen what comes of it.
  private func isMadeOfLiterals(_ site: CallSite) -> Bool {
    guard site.callee.memberName?.first?.isUppercase == true, !site.arguments.isEmpty else { return false }
    return site.arguments.allSatisfy { operand in
      switch operand.value {
      case .literal(.nil): false
      case .literal, .implicitMember: true
      case .aggregate(let parts): parts.isEmpty
      default: false
      }
    }
  }

  /// The same of what is stored somewhere: also of variables, and of payloads, by all cases of their name.
  func isNeverNil(stored value: Value, in ref: BodyRef) -> Bool {
    switch value {
    case .variable(let id):
      let variable = files[ref.file][id]
      if let type = variable.type { return hasNoNil(TypedRef(type, context(of: ref))) }
      guard variable.isLet, let definition = variable.definition else { return false }
      switch definition {
      case .payload: return isNeverNil(stored: definition, in: ref)
      // Another name for it.
      case .variable(let other): return other < id && isNeverNil(stored: definition, in: ref)
      default: return false
      }
    case .payload(_, let name, let index):
      let payloads = members.payloads(index, ofCasesNamed: name)
      return payloads.isEmpty ? isOfResult(value, in: ref) : payloads.allSatisfy(hasNoNil)
    default: return isSomeCase(value, in: ref) || isNeverNil(value, in: ref)
    }
  }

  /// Whether a value is what a `Result` has, of which no optional is known.
  private func isOfResult(_ value: Value, in ref: BodyRef) -> Bool {
    guard case .payload(let base, let name, 0) = value else { return false }
    if name == "failure" { return true }
    guard name == "success", case .variable(let id) = base else { return false }
    switch files[ref.file][id].type {
    case nil: return true
    case .named("Result", let parts)?: return parts.first.map { hasNoNil(TypedRef($0, context(of: ref))) } ?? false
    default: return false
    }
  }

  /// Whether a type as it is written has no `nil`. What only stands for a type may stand for an optional.
  func hasNoNil(_ written: TypedRef) -> Bool {
    switch written.type {
    case .named(let name, _):
      written.context.generics[name] == nil && !types.isAlias(name) && written.type.baseName != "Optional"
    case .array, .dictionary, .function, .tuple: true
    case .optional, .other: false
    }
  }
}
