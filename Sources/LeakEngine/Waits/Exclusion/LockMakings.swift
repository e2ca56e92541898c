import LeakAST
import LeakDomain
import LeakFlow

/// How a queue or semaphore is made, where all that makes it is in plain sight.
struct LockMakings {
  let exclusives: Exclusives
  let place: LockPlace
  private var program: Program { exclusives.program }

  /// Whether a queue runs its blocks one after the other; `nil` where it is not known.
  var queueKind: Exclusive.Kind? {
    let kinds = Set(made().map { $0.flatMap(Self.kind) })
    return kinds.count == 1 ? kinds.first ?? nil : nil
  }

  private static func kind(_ made: CallSite) -> Exclusive.Kind? {
    guard makes("DispatchQueue", made), made.arguments.first?.label == "label" else { return nil }
    guard let attributes = made.arguments.first(where: { $0.label == "attributes" })?.value else { return .queue }
    if attributes == .aggregate([]) { return .queue }
    let options: [Value] = if case .aggregate(let parts) = attributes { parts } else { [attributes] }
    let names = options.map { option -> String? in
      if case .implicitMember(let name) = option { name } else { option.memberName }
    }
    if names.contains("concurrent") { return .concurrentQueue }
    return names.allSatisfy { $0 == "initiallyInactive" } ? .queue : nil
  }

  private static func makes(_ type: String, _ made: CallSite) -> Bool {
    [.global(type), .member(.global(type), "init"), .implicitMember("init")].contains(made.callee)
  }

  /// Whether a semaphore has one place, which whoever takes it gives back himself.
  var isMutex: Bool {
    let made = made()
    guard !made.isEmpty, made.allSatisfy({ $0.map(Self.hasOnePlace) ?? false }), let file else { return false }
    var takers: Set<BodyID> = []
    var givers: Set<BodyID> = []
    for site in program.files[file].calls {
      let ref = BodyRef(file: file, body: site.body)
      if site.name == "wait" || site.name == "signal", let receiver = site.receiver,
        exclusives.place(of: receiver, in: ref) == place
      {
        if site.name == "wait" { takers.insert(site.body) } else { givers.insert(site.body) }
      }
      let isGiven = site.arguments.contains { operand in
        operand.value.memberName == name && exclusives.place(of: operand.value, in: ref) == place
      }
      if isGiven { return false }
    }
    return givers.isSubset(of: takers)
  }

  private static func hasOnePlace(_ made: CallSite) -> Bool {
    makes("DispatchSemaphore", made) && made.arguments.first?.value == .literal(.number("1"))
  }

  /// Whether a lock of C is given attributes, which may let its holder take it again.
  var hasAttributes: Bool {
    guard let file else { return false }
    return program.files[file].calls.contains { site in
      guard site.receiver == nil, site.arguments.count == 2, site.arguments[1].value != .literal(.nil),
        let subject = site.subject, subject != site.arguments[1].value, subject.memberName == name || name == nil
      else { return false }
      return exclusives.place(of: subject, in: BodyRef(file: file, body: site.body)) == place
    }
  }

  private var name: String? { if case .member(_, _, let name) = place { name } else { nil } }

  /// The only file in which a private member, or a variable, is used.
  private var file: Int? {
    switch place {
    case .variable(let file, _): return file
    case .member(_, let owner, let name):
      return program.members.property(name, of: owner).flatMap { $0.isPrivate ? $0.file : nil }
    case .itself, .type: return nil
    }
  }

  /// What makes it: its initial value, or what the initialisers of its type assign; `nil` for what is no call.
  private func made() -> [CallSite?] {
    switch place {
    case .variable(let file, let id):
      return [call(program.files[file][id].definition, file: file)]
    case .member(_, let owner, let name):
      guard let property = program.members.property(name, of: owner) else { return [] }
      if let initial = property.initial { return [call(initial.value, file: property.file)] }
      return program.members.functions("init", of: owner).flatMap { ref in
        program.body(ref).blocks.flatMap(\.instructions).compactMap { instruction -> CallSite?? in
          guard case .assign(.global(name), let value) = instruction.kind else { return nil }
          return .some(call(value, file: ref.file))
        }
      }
    case .itself, .type: return []
    }
  }

  private func call(_ value: Value?, file: Int) -> CallSite? {
    if case .call(let id)? = value { program.files[file][id] } else { nil }
  }
}
