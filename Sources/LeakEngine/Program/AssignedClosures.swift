import LeakAST
import LeakFlow

/// Closures that a member is given, whose declared type says what they are given in turn: `socket.onError = { error in … }`
extension Program {
  /// The type of a parameter, without one of its own, of such a closure.
  func typeOfParameter(_ variable: VarID, file number: Int) -> TypedRef? {
    let file = files[number]
    let closure = file[file[variable].owner]
    guard closure.isClosure, let outer = closure.parent,
      let position = closure.parameters.firstIndex(where: { $0.variable == variable })
    else { return nil }
    let ref = BodyRef(file: number, body: outer)
    for case .assign(let target, .body(closure.id)) in body(ref).blocks.lazy.flatMap(\.instructions).map(\.kind) {
      guard let name = target.memberName, let owner = owner(ofMember: target, in: ref),
        let property = members.property(name, of: owner), let whole = written(property),
        let type = whole.type.functionType, type.parameters.indices.contains(position)
      else { return nil }
      return whole.with(type.parameters[position])
    }
    return nil
  }
}
