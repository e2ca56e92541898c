import LeakFlow

/// The way from a function to one that calls it: what lies at one place for the one lies at another for the other.
struct CallCrossing {
  let exclusives: Exclusives
  let site: CallSite
  /// Who calls.
  let ref: BodyRef
  let resolved: ResolvedCall
  /// Where the object lies, as the caller sees it, whose function is called.
  private let receiver: LockPlace?
  private var program: Program { exclusives.program }

  init(_ exclusives: Exclusives, _ site: CallSite, in ref: BodyRef, to resolved: ResolvedCall) {
    self.exclusives = exclusives
    self.site = site
    self.ref = ref
    self.resolved = resolved
    receiver = Self.receiver(exclusives, site, in: ref, to: resolved.target)
  }

  private static func receiver(
    _ exclusives: Exclusives, _ site: CallSite, in ref: BodyRef, to target: BodyRef
  ) -> LockPlace? {
    let program = exclusives.program
    let body = program.body(target)
    if body.parent != nil { return .itself }
    guard !body.isStatic, body.typePath != nil, body.kind != .function(.initializer) else { return nil }
    switch site.callee {
    case .global, .member(.global("super"), _):
      return program.body(program.root(of: ref)).isStatic ? nil : .itself
    case .member(let receiver, _): return exclusives.place(of: receiver, in: ref)
    default: return nil
    }
  }

  func place(_ place: LockPlace) -> LockPlace? {
    guard exclusives.isLocal(place, to: resolved.target) else { return place.moved(to: receiver) }
    guard let variable = place.variable, let given = operand(given: variable) else { return nil }
    return exclusives.place(of: given, in: ref).map(place.beginning)
  }

  /// A turn as the caller sees it. A lock's own method takes the lock that it is called on, and a function may take one that
  /// it is given: it must be one that cannot be taken again.
  func turn(_ turn: Turn) -> Turn? {
    switch turn.exclusive.place {
    case .itself where site.receiver != nil:
      return site.receiver.flatMap { exclusives.exclusive($0, in: ref) }.map { Turn(exclusive: $0) }
    case .variable(_, let id) where exclusives.isLocal(turn.exclusive.place, to: resolved.target):
      return operand(given: id).flatMap { exclusives.exclusive($0, in: ref) }.map { Turn(exclusive: $0) }
    default: return place(turn.exclusive.place).map(turn.lying)
    }
  }

  private func operand(given parameter: VarID) -> Value? {
    guard let index = program.body(resolved.target).parameters.firstIndex(where: { $0.variable == parameter }),
      let operand = resolved.parameters.firstIndex(of: index), operand < site.arguments.count
    else { return nil }
    return site.arguments[operand].value
  }
}

extension Exclusives {
  /// Whether a place begins with a variable of a function, which is another one in each call.
  func isLocal(_ place: LockPlace, to target: BodyRef) -> Bool {
    guard let variable = place.variable else { return false }
    var current: BodyID? = program.files[target.file][variable].owner
    while let id = current {
      if id == target.body { return place.file == target.file }
      current = program.files[target.file][id].parent
    }
    return false
  }
}
