import LeakAST
import LeakDomain
import LeakFlow

/// Declared types of values, also of what a lock gives to the closure that runs under it.
struct ValueTypes {
  let program: Program
  let types: DeclaredTypes
  let fileIndex: Int
  /// For the first parameter of a closure that runs under a lock, the lock.
  let lockOf: [VarID: Value]

  init(_ program: Program, _ types: DeclaredTypes, file: Int) {
    self.program = program
    self.types = types
    fileIndex = file
    let flow = program.files[file]
    var locks: [VarID: Value] = [:]
    for site in flow.calls {
      guard let receiver = site.receiver else { continue }
      for operand in site.arguments {
        guard case .body(let body) = operand.value, let parameter = flow[body].parameters.first else { continue }
        locks[parameter.variable] = receiver
      }
    }
    lockOf = locks
  }

  private var file: FlowFile { program.files[fileIndex] }

  func type(of value: Value, in body: Body, depth: Int = 8) -> TypeRef? {
    guard depth > 0 else { return nil }
    switch value {
    case .selfReference: return body.typePath.map { .named($0, []) }
    case .global(let name): return member(name, of: body.typePath, in: body)
    case .member(let base, let name):
      return member(name, of: type(of: base, in: body, depth: depth - 1)?.fullName, in: body)
    case .operation("[]", let parts):
      return parts.first.flatMap { element(of: type(of: $0, in: body, depth: depth - 1)) }
    case .operation("&", let parts): return parts.first.flatMap { type(of: $0, in: body, depth: depth - 1) }
    case .call(let id):
      guard case .global(let name) = file[id].callee, name.first?.isUppercase == true else { return nil }
      return .named(name, [])
    case .variable(let id): return variable(id, value, in: body, depth)
    default: return nil
    }
  }

  private func variable(_ id: VarID, _ value: Value, in body: Body, _ depth: Int) -> TypeRef? {
    let variable = file[id]
    if let type = variable.type { return type }
    if let definition = variable.definition, definition != value {
      return type(of: definition, in: body, depth: depth - 1)
    }
    guard let lock = lockOf[id], case .named(let name, let arguments)? = type(of: lock, in: body, depth: depth - 1),
      program.models.has(name, .lockType)
    else { return nil }
    return arguments.first
  }

  private func member(_ name: String, of type: String?, in body: Body) -> TypeRef? {
    type.flatMap { types.type($0, in: fileIndex, from: body.typePath)?.members[name] }
  }

  private func element(of type: TypeRef?) -> TypeRef? {
    switch type?.unwrapped {
    case .array(let element): element
    case .dictionary(_, let element): element
    case .named(_, let arguments): arguments.last
    default: nil
    }
  }
}
