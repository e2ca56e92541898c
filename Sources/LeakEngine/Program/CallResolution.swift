import LeakAST
import LeakDomain
import LeakFlow

/// A call resolved to a body, with the parameter that each operand goes to.
struct ResolvedCall {
  var target: BodyRef
  /// For each operand the index of its parameter.
  var parameters: [Int]
}

/// Resolves calls by name, labels, arity and the declared type of the receiver. What is ambiguous stays unresolved.
extension Program {
  func resolve(_ call: CallSite, file: Int) -> ResolvedCall? {
    let caller = files[file][call.body]
    switch call.callee {
    case .body(let id): return matched([BodyRef(file: file, body: id)], call)
    case .variable:
      guard let body = closureBody(of: call.callee, file: file) else { return nil }
      return matched([BodyRef(file: file, body: body)], call)
    case .global(let name):
      let named = functions[name] ?? []
      let own = named.filter { caller.typeName != nil && body($0).typeName == caller.typeName }
      if let found = matched(own, call) { return found }
      return matched(named.filter { isFree($0) || isInitializer($0) }, call)
    case .member(.global(let type), let name) where type.first?.isUppercase == true:
      return matched((functions[name == "init" ? type : name] ?? []).filter { body($0).typeName == type }, call)
    case .member(let receiver, let name):
      guard let type = typeName(of: receiver, file: file, in: caller) else { return nil }
      return matched((functions[name] ?? []).filter { body($0).typeName == type }, call)
    default: return nil
    }
  }

  /// The closure or local function that a value is, if it is one and stays one.
  func closureBody(of value: Value, file: Int) -> BodyID? {
    switch value {
    case .body(let id): return id
    case .variable(let id):
      let variable = files[file][id]
      guard variable.isLet, let definition = variable.definition, definition != value else { return nil }
      return closureBody(of: definition, file: file)
    default: return nil
    }
  }

  private func isFree(_ ref: BodyRef) -> Bool { body(ref).typeName == nil && !isInitializer(ref) }
  private func isInitializer(_ ref: BodyRef) -> Bool { body(ref).kind == .function(.initializer) }

  /// The only candidate whose parameters take the operands.
  private func matched(_ candidates: [BodyRef], _ call: CallSite) -> ResolvedCall? {
    var found: ResolvedCall?
    for candidate in candidates {
      guard let parameters = Self.match(call.arguments, to: body(candidate)) else { continue }
      if found != nil { return nil }
      found = ResolvedCall(target: candidate, parameters: parameters)
    }
    return found
  }

  /// Parameter indexes for operands in order, or `nil` where they do not fit.
  static func match(_ operands: [CallSite.Operand], to body: Body) -> [Int]? {
    let parameters = body.parameters
    var result: [Int] = []
    var next = 0
    for operand in operands {
      while next < parameters.count, !accepts(parameters[next], operand, isClosure: body.isClosure) {
        guard parameters[next].hasDefault else { return nil }
        next += 1
      }
      guard next < parameters.count else { return nil }
      result.append(next)
      next += 1
    }
    return parameters.dropFirst(next).allSatisfy(\.hasDefault) ? result : nil
  }

  private static func accepts(_ parameter: BodyParameter, _ operand: CallSite.Operand, isClosure: Bool) -> Bool {
    if isClosure { return true }
    if operand.isTrailingClosure, operand.label == nil { return parameter.type?.functionType != nil }
    return parameter.label == operand.label
  }
}
