import LeakAST
import LeakDomain
import LeakFlow

/// A closure that a function is given.
struct AwaitedParameter: Hashable {
  var function: BodyRef
  var number: Int
  /// How many functions are asked, each of which calls the last.
  var depth: Int
}

/// Closures that are handlers whatever they are called: somebody in the sources waits for what a function is given for them.
///
///     await withCheckedContinuation { continuation in
///       load(name) { continuation.resume(returning: $0) }
///     }
///
/// So is what such a function gives on, and does no more with.
///
/// Omissions: callers that are not resolved, such as those by way of a protocol with several implementations; closures that leave
/// their own waiter on some way, which may wait for another call; callers that answer in another way as well.
extension Program {
  /// Whether somebody waits for a function to call what it is given.
  func isAwaited(_ number: Int, of function: BodyRef, depth: Int = 4) -> Bool {
    let body = body(function)
    guard depth > 0, body.parameters.indices.contains(number),
      let type = body.parameters[number].type.map({ resolvingAlias($0, in: function) }),
      isAnswer(type)
    else { return false }
    let key = AwaitedParameter(function: function, number: number, depth: depth)
    if let known = awaitedParameters[key] { return known }
    let names = body.kind == .function(.initializer) ? [body.typeName ?? "", "init"] : [body.name]
    let found = names.contains { name in
      (callsByName[name] ?? []).contains { file, call in
        guard !isTest[file] || isTest[function.file] else { return false }
        return isAwaited(number, of: function, by: files[file][call], in: file, depth)
      }
    }
    awaitedParameters[key] = found
    return found
  }

  /// What throws or is asynchronous is work to perform. What a closure that does not outlive its call leaves open its caller knows.
  private func isAnswer(_ type: TypeRef) -> Bool {
    guard let function = type.functionType, function.result.isVoid, !function.isThrowing, !function.isAsync else {
      return false
    }
    if case .function(let function) = type { return function.isEscaping }
    return true
  }

  private func isAwaited(
    _ number: Int, of function: BodyRef, by site: CallSite, in file: Int, _ depth: Int
  ) -> Bool {
    let given = site.arguments.indices.filter { index in
      switch site.arguments[index].value {
      case .body, .variable: true
      default: false
      }
    }
    guard !given.isEmpty, let resolved = resolve(site, file: file), resolved.target == function,
      let index = given.first(where: { $0 < resolved.parameters.count && resolved.parameters[$0] == number })
    else { return false }
    if case .body(let closure) = site.arguments[index].value {
      return AwaitingClosure(program: self, file: file, call: site, closure: closure, depth: depth).isOnlyAnswer
    }
    guard let giver = givenOn(site.arguments[index].value, by: site, file: file) else { return false }
    return isAwaited(giver.number, of: giver.function, depth: depth - 1)
  }
}
