import LeakAST
import LeakDomain
import LeakFlow

/// A call resolved to a body, with the parameter that each operand goes to.
struct ResolvedCall: Hashable {
  var target: BodyRef
  /// For each operand the index of its parameter.
  var parameters: [Int]
}

/// What a call resolves to, as it was found out.
struct Resolution {
  var call: ResolvedCall?
  /// How many links of chains that took.
  var height: Int
}

/// Resolves calls by name, labels, arity and the declared type of the receiver. What is ambiguous stays unresolved.
extension Program {
  func resolve(_ call: CallSite, file: Int, depth: Int = 0) -> ResolvedCall? {
    let place = ObjectIdentifier(call)
    if let known = resolutions[place], depth == 0 || depth + known.height < Self.deepestLookup {
      chainEnd = max(chainEnd, depth + known.height)
      return known.call
    }
    let outer = chainEnd
    chainEnd = depth
    let found = resolve(call.callee, call, in: BodyRef(file: file, body: call.body), depth: depth)
    let height = chainEnd - depth
    // What is cut off deep in a chain may be found from nearer.
    if depth == 0 || chainEnd < Self.deepestLookup { resolutions[place] = Resolution(call: found, height: height) }
    chainEnd = max(outer, chainEnd)
    return found
  }

  private func resolve(_ callee: Value, _ call: CallSite, in ref: BodyRef, depth: Int) -> ResolvedCall? {
    chainEnd = max(chainEnd, depth)
    guard depth < Self.deepestLookup else { return nil }
    let query = CallQuery(call: call, caller: ref, byValue: callee != call.callee, depth: depth)
    switch callee {
    case .body(let id): return only([BodyRef(file: ref.file, body: id)], query)
    case .variable(let id):
      if let body = closureBody(of: callee, file: ref.file) {
        return only([BodyRef(file: ref.file, body: body)], query)
      }
      let variable = files[ref.file][id]
      if variable.isConstant, let definition = variable.definition, Self.mayBeMethod(definition), definition != callee {
        return resolve(definition, call, in: ref, depth: depth + 1)
      }
      return calledAsFunction(callee, query)
    case .global(let name): return unqualified(name, query)
    case .member(.global("super"), let name):
      guard let path = body(root(of: ref)).typePath, let own = types.key(path: path, file: ref.file) else { return nil }
      return inherited(name, types.ancestry(of: own).dropFirst(), query)
    case .member(let receiver, let name):
      // What a receiver is takes the longest to find out: most names are those of functions that the sources do not declare.
      guard mayBeFunction(name), let type = staticType(of: receiver, in: ref, depth: depth + 1) else { return nil }
      return member(name, of: type, query) ?? calledAsFunction(callee, query)
    default: return nil
    }
  }

  /// Whether the sources have anything that can be called by a name on a value or a type: a function, a type in one, or a property
  /// whose type can be called.
  private func mayBeFunction(_ name: String) -> Bool {
    name == "init" || functions[name] != nil || name.isCapitalized || functions["callAsFunction"] != nil
  }

  /// `self.finish` or `finish`, kept in a constant.
  private static func mayBeMethod(_ value: Value) -> Bool {
    switch value {
    case .global, .member, .body: true
    default: false
    }
  }

  /// A name without a receiver: a method of the type around, a function, or a type that is made.
  private func unqualified(_ name: String, _ query: CallQuery) -> ResolvedCall? {
    let context = context(of: query.caller)
    var path = context.path
    while let current = path {
      if let key = types.key(path: current, file: query.caller.file), let found = method(name, of: key, query) {
        return found
      }
      path = TypeIndex.outer(of: current)
    }
    if name.isCapitalized, let key = types.key(of: TypedRef(.named(name, []), context)),
      types.kind(of: key) != nil || !members.functions("init", of: key).isEmpty
    {
      return initializer(of: key, query)
    }
    let visible = (functions[name] ?? []).filter { body($0).typePath == nil && isVisible($0, query) }
    let own = visible.filter { $0.file == query.caller.file }
    return only(own, query) ?? only(visible, query) ?? calledAsFunction(.global(name), query)
  }

  private func member(_ name: String, of type: StaticType, _ query: CallQuery) -> ResolvedCall? {
    guard let key = key(of: type) else { return nil }
    if case .type = type, name == "init" { return initializer(of: key, query) }
    if case .type = type, name.isCapitalized,
      let inner = types.key(named: key.path + "." + name, in: TypeContext(file: key.file ?? query.caller.file))
    {
      return initializer(of: inner, query)
    }
    return method(name, of: key, query)
  }

  private func initializer(of key: TypeKey, _ query: CallQuery) -> ResolvedCall? {
    for type in types.ancestry(of: key) where types.kind(of: type) != .protocol {
      let candidates = members.functions("init", of: type)
      if !candidates.isEmpty { return only(candidates, query) }
    }
    return nil
  }

  /// A value of a type that can be called.
  private func calledAsFunction(_ callee: Value, _ query: CallQuery) -> ResolvedCall? {
    guard functions["callAsFunction"] != nil,
      case .instance(let written)? = staticType(of: callee, in: query.caller, depth: query.depth + 1),
      let key = types.key(of: written)
    else { return nil }
    return method("callAsFunction", of: key, query)
  }

  /// The closure or local function that a value is, if it is one and stays one.
  func closureBody(of value: Value, file: Int) -> BodyID? {
    switch value {
    case .body(let id): return id
    case .variable(let id):
      let variable = files[file][id]
      guard variable.isConstant, let definition = variable.definition, definition != value else { return nil }
      return closureBody(of: definition, file: file)
    default: return nil
    }
  }
}
