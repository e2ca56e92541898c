import LeakAST
import LeakDomain
import LeakFlow

extension Primitive.Ending {
  /// Keeps what a method that settles something takes, if it is the first of its kind.
  ///
  /// - Parameter generics: the names of what its type is generic over: first the value, then the failure.
  mutating func note(_ body: Body, generics: [String]) {
    guard body.parameters.count < 2, body.constraints.isEmpty, body.generics.isEmpty, !body.isAsync,
      body.throwing == .never
    else { return }
    guard let parameter = body.parameters.first, let type = parameter.type else {
      // Where the type is generic, it may be there for one kind of value only.
      if generics.isEmpty { plain = plain ?? "\(body.name)()" }
      return
    }
    let call = "\(body.name)(" + (parameter.label.map { "\($0): " } ?? "")
    switch type {
    case .named("Error", _):
      if !takesAnyError { failing = call }
      takesAnyError = true
    case .named(let name, []) where generics.dropFirst().contains(name): failing = failing ?? call
    case .named("Result", _): break
    case .named(let name, []) where generics.first == name: giving = giving ?? call
    default:
      guard giving == nil, generics.isEmpty else { return }
      (giving, given) = (call, type)
    }
  }
}

extension Program {
  /// What a type is generic over, by its own declaration.
  func generics(of key: TypeKey) -> [String] {
    types.declarations[key]?.first { $0.type.kind != .extension }?.type.generics ?? []
  }
}
