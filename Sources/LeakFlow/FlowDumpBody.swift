import LeakAST
import LeakModel

/// One body of a dump.
struct BodyDump {
  let names: FlowNames
  let body: Body
  let graph: VisibleGraph

  var text: String {
    var lines = [title]
    for (number, block) in graph.blocks.enumerated() {
      lines.append("  b\(number)")
      for (index, instruction) in block.instructions.enumerated() {
        lines.append("    \(index)  \(text(instruction.kind))  \(names.place(instruction.range))")
      }
      lines.append("    -> \(text(block.terminator))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String {
    var words = [names.name(body.id)]
    if let type = body.typeName { words.append("of \(type)") }
    if body.isAsync { words.append("async") }
    if body.throwing != .never { words.append("\(body.throwing)") }
    if let parent = body.parent, names.file[parent].kind != .topLevel { words.append("in \(names.name(parent))") }
    words.append(names.place(body.range))
    if !body.freeVariables.isEmpty {
      words.append("uses " + body.freeVariables.sorted().map(names.name).joined(separator: ", "))
    }
    return words.joined(separator: " ")
  }

  private func text(_ kind: Instruction.Kind) -> String {
    switch kind {
    case .call(let id): "\(names.name(id)) = \(text(names.file[id]))"
    case .bind(let variable, let value): "bind \(names.name(variable))" + (value.map { " = " + names.text($0) } ?? "")
    case .assign(let target, let value): "assign \(names.text(target)) = \(names.text(value))"
    case .element(let sequence, let isAwait): "next element of \(names.text(sequence))" + (isAwait ? " await" : "")
    case .exhausted(let sequence, let isAwait): "no more of \(names.text(sequence))" + (isAwait ? " await" : "")
    case .awaitValue(let value): "await \(names.text(value))"
    case .startAsyncLet(let variable, let body): "start \(names.name(variable)) = {\(names.name(body))}"
    case .assume(let test, let answer): "assume \(answer ? "" : "not ")\(names.text(test))"
    case .endAsyncLet(let variable): "end of scope of \(names.name(variable))"
    }
  }

  private func text(_ site: CallSite) -> String {
    let arguments = site.arguments.map { ($0.label.map { $0 + ": " } ?? "") + names.text($0.value) }
    var words = ["\(names.text(site.callee))(\(arguments.joined(separator: ", ")))"]
    switch site.tried {
    case .plain?: words.append("try")
    case .optional?: words.append("try?")
    case .forced?: words.append("try!")
    case nil: break
    }
    if site.isAwaited { words.append("await") }
    return words.joined(separator: " ")
  }

  private func text(_ terminator: Terminator) -> String {
    switch terminator {
    case .jump(let target): "b\(graph.number(of: target))"
    case .branch(let test, let kind, let range, let then, let otherwise):
      "\(names.text(test)) ? b\(graph.number(of: then)) : b\(graph.number(of: otherwise))  "
        + "\(Self.text(kind)) \(names.place(range))"
    case .mayThrow(let call, _, let normal, let error):
      "b\(graph.number(of: normal)), or b\(graph.number(of: error)) if \(names.name(call)) throws"
    case .repeatLoop(let target, let range): "b\(graph.number(of: target))  next turn \(names.position(range.start))"
    case .exit(let exit): text(exit)
    case .unreachable: "nowhere"
    }
  }

  private func text(_ exit: Exit) -> String {
    let value = exit.value.map { " " + names.text($0) } ?? ""
    return "\(Self.text(exit.kind))\(value)  \(names.position(exit.range.start))"
  }

  private static func text(_ kind: Exit.Kind) -> String {
    switch kind {
    case .returns: "return"
    case .end: "end"
    case .throwStatement: "throw"
    case .uncaughtTry: "uncaught try"
    }
  }

  private static func text(_ kind: BranchKind) -> String {
    switch kind {
    case .condition: "condition"
    case .guardCondition: "guard"
    case .switchCase: "case"
    case .optionalChain: "optional chain"
    case .loop: "loop"
    case .catchClause: "catch"
    case .coalescing: "coalescing"
    case .conditionalCompilation: "#if"
    case .nextElement: "next element"
    case .assertion: "assertion"
    }
  }
}
