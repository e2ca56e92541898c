import LeakAST
import LeakDomain
import LeakFlow

/// Functions that make a promise, perhaps have somebody wait for its future, and give it to whoever called them: it is theirs to settle.
///
/// Omissions: functions that make it on some of their ways only, or keep it as well.
extension Program {
  struct MadePromise {
    var primitive: Primitive
    /// The function has somebody wait for it.
    var isAwaited: Bool
  }

  /// - Parameter steps: how many functions, each of which gives back what the next one has made, are asked.
  func promise(madeBy site: CallSite, file: Int, steps: Int = 3) -> MadePromise? {
    guard steps > 0, let name = site.name, results.mayGivePromise(name),
      let target = resolve(site, file: file)?.target,
      let primitive = self.body(target).result.flatMap({ promise(ofType: $0, in: target) })
    else { return nil }
    let body = self.body(target)
    let exits = body.reachable(from: Body.entry).compactMap { number -> Exit? in
      if case .exit(let exit) = body.blocks[number].terminator { exit } else { nil }
    }
    let results = Set(exits.filter { !$0.isThrow }.map(\.value))
    guard results.count == 1, let result = results.first ?? nil else { return nil }
    let flow = files[target.file]
    switch result {
    case .call(let id):
      if makes(flow[id], primitive) { return MadePromise(primitive: primitive, isAwaited: false) }
      return promise(madeBy: flow[id], file: target.file, steps: steps - 1)
    case .variable(let variable):
      guard flow[variable].isLet, case .call(let id)? = flow[variable].definition, makes(flow[id], primitive) else {
        return nil
      }
      return uses(of: variable, in: target, primitive)
    default: return nil
    }
  }

  private func makes(_ site: CallSite, _ primitive: Primitive) -> Bool {
    guard let name = site.name else { return false }
    return models.primitive(resultOf: name) == primitive
      && (functions[name] ?? []).allSatisfy {
        self.body($0).result?.baseName.flatMap(models.primitive(ofParameter:)) == primitive
      }
  }

  /// What a function does with a promise that it gives back, if it does no more than to listen to its future.
  private func uses(of variable: VarID, in ref: BodyRef, _ primitive: Primitive) -> MadePromise? {
    let flow = files[ref.file]
    let promise = Value.variable(variable)
    var made = MadePromise(primitive: primitive, isAwaited: false)
    let isFuture = { (value: Value) in
      if case .member(promise, let name) = value { primitive.waits.contains(name) } else { false }
    }
    for id in family(of: ref) {
      for block in flow[id].blocks {
        for instruction in block.instructions {
          switch instruction.kind {
          case .call(let call):
            let site = flow[call]
            if site.receiver?.contains(where: isFuture) ?? false { made.isAwaited = true }
            let given = site.arguments.map(\.value) + [site.callee]
            guard given.allSatisfy({ !$0.contains(besides: isFuture) { $0 == promise } }) else { return nil }
          case .assign(_, let value), .bind(_, .some(let value)):
            guard !value.contains(besides: isFuture, where: { $0 == promise }) else { return nil }
          default: break
          }
        }
      }
    }
    return made
  }
}
