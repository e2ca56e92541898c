import LeakAST
import LeakDomain
import LeakModel

/// Tells the waiter in the payload of a state before the state is left.
struct StateRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict

  init(_ layout: SourceLayout, _ verdict: StoredVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  /// `if case .connecting(let waiter) = state { waiter.resume(…) }` before `state = .closed`.
  var candidate: Candidate? {
    switch verdict.loss {
    case .overwritten, .cleared: break
    default: return nil
    }
    guard let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind,
      case .assign("=", let target, _) = value.bare.kind, let state, let farewell = farewell(state.payload)
    else { return nil }
    let line = "if case .\(state.pattern) = \(place(target)) { \(farewell) }"
    return layout.insert([line], before: statement, in: block).map {
      Candidate("Add '\(line)', so that nobody is left waiting", isSafe: false, $0)
    }
  }

  /// What keeps the state, where that or the whole struct around it is assigned.
  private func place(_ target: Expr) -> String {
    let text = layout.text(target.range)
    let types = layout.file.path(to: verdict.at.location.range).compactMap(\.typeDecl)
    return text == "self" && !types.contains { $0.kind == .enum } ? verdict.member : text
  }

  private func farewell(_ payload: TypeRef) -> String? {
    if case .array(let element) = payload {
      return (told(element) ?? KeptWaiters.farewell(element, in: layout.file)).map {
        "for each in waiter { each\($0) }"
      }
    }
    return (told(payload) ?? KeptWaiters.farewell(payload, in: layout.file)).map { "waiter\($0)" }
  }

  /// What the function around was told: the one parameter of the type that the waiter takes, or an error.
  private func told(_ waiter: TypeRef) -> String? {
    guard case .named(let name, let arguments) = waiter.unwrapped, name.hasSuffix("Continuation"), arguments.count == 2,
      let parameters = layout.function(at: verdict.at.location.range)?.parameters
    else { return nil }
    let errors = parameters.filter { $0.type?.baseName == "Error" }
    if arguments[1].baseName == "Error", errors.count == 1 { return ".resume(throwing: \(errors[0].name))" }
    let values = parameters.filter { $0.type == arguments[0] }
    return values.count == 1 ? ".resume(returning: \(values[0].name))" : nil
  }

  /// A pattern for the one case of the enum that carries a waiter, or a struct with one, and what that is.
  private var state: (pattern: String, payload: TypeRef)? {
    let owners = layout.file.path(to: verdict.at.location.range).compactMap(\.typeDecl)
    guard let owner = owners.last, let type = verdict.slot == "self" ? owner : keptType(owner), type.kind == .enum
    else {
      return nil
    }
    let carrying = type.cases.filter { $0.payload.contains(where: mayWait) }
    guard carrying.count == 1, let item = carrying.first, item.payload.filter(mayWait).count == 1,
      let payload = item.payload.first(where: mayWait)
    else { return nil }
    let parts = item.payload.map { mayWait($0) ? "let waiter" : "_" }
    return ("\(item.name)(\(parts.joined(separator: ", ")))", payload)
  }

  private func mayWait(_ payload: TypeRef) -> Bool {
    let isStruct = layout.file.types.contains { $0.kind == .struct && $0.name == payload.element.baseName }
    return (payload.element.carriesWaiter || isStruct) && KeptWaiters.farewell(payload.element, in: layout.file) != nil
  }

  /// The type of what the property keeps, where the file declares that.
  private func keptType(_ owner: TypeDecl) -> TypeDecl? {
    guard let name = stateType(owner) else { return nil }
    return owner.members.lazy.compactMap { Self.type(name, in: $0) }.first ?? layout.types.first { $0.name == name }
  }

  private static func type(_ name: String, in member: Stmt) -> TypeDecl? {
    if case .type(let type) = member.kind, type.name == name { type } else { nil }
  }

  /// The type of the property, as it is declared or as its first value tells: `State.idle`.
  private func stateType(_ owner: TypeDecl) -> String? {
    owner.members.lazy.compactMap { member -> String? in
      guard case .variable(let variable) = member.kind,
        let binding = variable.bindings.first(where: { $0.pattern.boundNames == [verdict.slot] })
      else { return nil }
      if let type = binding.type { return type.baseName }
      guard case .member(let base?, _, _)? = binding.value?.kind, case .name(let name) = base.kind else { return nil }
      return name
    }.first
  }
}

extension TypeRef {
  fileprivate var element: TypeRef { if case .array(let element) = self { element } else { self } }
}
