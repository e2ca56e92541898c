import LeakAST
import LeakModel

/// What values, calls and bodies are called in a dump.
struct FlowNames {
  let file: FlowFile
  private var variables: [VarID: String] = [:]
  private var calls: [CallID: Int] = [:]

  /// A name that a second variable of the file has is followed by `#2`.
  init(_ file: FlowFile, graphs: [VisibleGraph]) {
    self.file = file
    var uses: [String: Int] = [:]
    for (index, variable) in file.variables.enumerated() {
      // Something that no source names is a `value`; a weak `self` is not the `self` around it.
      let name = variable.name.isEmpty ? "value" : (variable.isWeak ? "weak " : "") + variable.name
      let use = uses[name, default: 0] + 1
      uses[name] = use
      variables[VarID(index)] = use == 1 && !variable.name.isEmpty ? name : "\(name)#\(use)"
    }
    for instruction in graphs.flatMap(\.blocks).flatMap(\.instructions) {
      if case .call(let id) = instruction.kind, calls[id] == nil { calls[id] = calls.count + 1 }
    }
  }

  func name(_ id: VarID) -> String { variables[id] ?? "?" }

  func name(_ id: CallID) -> String { calls[id].map { "%\($0)" } ?? "%unreached" }

  /// `closure 3:14`, `func load(_:)`.
  func name(_ id: BodyID) -> String {
    let body = file[id]
    switch body.kind {
    case .topLevel: return "top level"
    case .initialValue: return "initial value of \(body.name)"
    case .function(.closure): return "closure \(position(body.range.start))"
    case .function(.accessor(let accessor)): return "\(accessor) of \(body.name)"
    case .function(.function): return "func \(body.signature)"
    case .function: return body.signature
    }
  }

  func position(_ offset: Int32) -> String {
    let position = file.lines.position(of: offset)
    return "\(position.line):\(position.column)"
  }

  func place(_ range: SourceRange) -> String { "\(position(range.start))-\(position(range.end))" }

  func text(_ value: Value) -> String {
    switch value {
    case .variable(let id): return name(id)
    case .selfReference: return "self"
    case .global(let name): return name
    case .member(let base, let name): return "\(text(base)).\(name)"
    case .implicitMember(let name): return "." + name
    case .call(let id): return name(id)
    case .body(let id): return "{\(name(id))}"
    case .literal(let literal): return Self.text(literal)
    case .tuple(let parts): return "(\(list(parts)))"
    case .aggregate(let parts): return "[\(list(parts))]"
    case .payload(let base, let name, let index): return "\(text(base)).\(name)[\(index)]"
    case .operation(let op, let parts): return text(op, parts)
    case .unknown: return "?"
    }
  }

  private func text(_ op: String, _ parts: [Value]) -> String {
    switch parts.count {
    case 0: return "(\(op))"
    case 1 where op.hasPrefix("is ") || op.hasPrefix("as? "): return "(\(text(parts[0])) \(op))"
    case 1: return op + text(parts[0])
    case 2 where op == "[]": return "\(text(parts[0]))[\(text(parts[1]))]"
    case 2: return "(\(text(parts[0])) \(op) \(text(parts[1])))"
    default: return "\(op)(\(list(parts)))"
    }
  }

  private func list(_ values: [Value]) -> String { values.map(text).joined(separator: ", ") }

  private static func text(_ literal: Literal) -> String {
    switch literal {
    case .bool(let flag): "\(flag)"
    case .nil: "nil"
    case .number(let digits): digits
    case .string(let string): "\"\(string.replacing("\n", with: "\\n"))\""
    case .regex: "/…/"
    }
  }

  func text(_ test: Test) -> String {
    switch test {
    case .isTrue(let value): text(value)
    case .isNil(let value): "\(text(value)) is nil"
    case .isCase(let value, let name): "\(text(value)) is .\(name)"
    case .opaque: "?"
    }
  }
}
