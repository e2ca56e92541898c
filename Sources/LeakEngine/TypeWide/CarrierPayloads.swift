import LeakAST
import LeakDomain
import LeakFlow

/// In which cases an enum has a carrier in it, and where.
extension CarrierTypes {
  /// The carriers in the cases of an enum; `nil` where one lies deeper than that.
  func payloads(of type: TypedRef, as value: Value) -> [(value: Value, type: TypeRef)]? {
    guard let key = program.types.key(of: type) else { return nil }
    var found: [(value: Value, type: TypeRef)] = []
    for item in program.members.cases(of: key) {
      let held = item.payload.map { self.holding($0) }
      let carriers = held.indices.filter { held[$0] != nil }
      guard carriers.count < 2 else { return nil }
      guard let index = carriers.first, let inner = held[index] else { continue }
      guard inner.isPlain, inner.shape == .single else { return nil }
      found.append((.payload(value, item.name, index), item.payload[index].type))
    }
    return found.isEmpty ? nil : found
  }

  /// The same of a parameter, as far as they are of one kind.
  func payloads(ofParameter number: Int, of ref: BodyRef, kind: Primitive.Kind) -> [Value] {
    let parameter = program.body(ref).parameters[number]
    guard let type = parameter.type else { return [] }
    let typed = TypedRef(type, program.context(of: ref))
    guard let holding = holding(typed), case .state = holding.shape, holding.primitive.kind == kind, !holding.isLocked
    else {
      return []
    }
    return payloads(of: typed, as: .variable(parameter.variable))?.map(\.value) ?? []
  }
}
