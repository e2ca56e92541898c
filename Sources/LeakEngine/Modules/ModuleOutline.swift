import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What the analysis of other modules can do without.
public enum ModuleOutline {
  /// The bodies of each file that may be left out when the module is only looked into.
  ///
  /// Recurses as deep as sources nest: call it on a thread with a large stack.
  public static func omissions(in files: [SourceFile], models: ModelTable) -> [[Omission]] {
    let flows = files.map { FlowBuilder.build($0, known: models.knownFunctions) }
    let program = Program(OwnPromises.adding(to: OwnContinuations.adding(to: ProgramIndex(flows, models: models))))
    let needed = NeededBodies(program)
    return files.indices.map { number in
      let idle = program.files[number].bodies.lazy.filter {
        $0.parent == nil && !needed.contains(BodyRef(file: number, body: $0.id))
      }
      let ranges = Set(idle.map(\.range))
      return blocks(of: files[number]) { ranges.contains($0) }
    }
  }

  /// What stands between the braces of functions, in order.
  private static func blocks(of file: SourceFile, where isIdle: (SourceRange) -> Bool) -> [Omission] {
    var found: [Omission] = []
    for statement in file.statements {
      Node.statement(statement).walk { node in
        guard case .function(let function) = node, isIdle(function.range), let block = function.body else {
          return true
        }
        if block.range.length > 2 {
          let inside = SourceRange(start: Int(block.range.start) + 1, end: Int(block.range.end) - 1)
          found.append(Omission(inside, substitute: substitute(for: function)))
        }
        return false
      }
    }
    return found.sorted { $0.range.start < $1.range.start }
  }

  /// Braces with nothing in them are no accessor.
  private static func substitute(for function: Function) -> String {
    switch function.kind {
    case .accessor, .subscripted: "return"
    default: ""
    }
  }
}
