import LeakAST
import LeakFlow
import LeakModel

/// Where the declarations of a file lie, by the line on which each begins.
struct Declarations {
  private var ranges: [Int: [SourceRange]] = [:]

  init(of source: SourceFile, _ flow: FlowFile) {
    for body in flow.bodies where !body.isClosure && body.kind != .topLevel { add(body.range, flow.lines) }
    var pending = source.statements
    while let statement = pending.popLast() {
      switch statement.kind {
      case .type(let type):
        add(statement.range, flow.lines)
        pending += type.members
      case .variable: add(statement.range, flow.lines)
      case .function(let function):
        add(statement.range, flow.lines)
        pending += function.body?.statements ?? []
      case .conditional(let clauses): pending += clauses.flatMap(\.statements)
      default: break
      }
    }
  }

  private mutating func add(_ range: SourceRange, _ lines: LineTable) {
    ranges[lines.position(of: range.start).line, default: []].append(range)
  }

  /// The declarations that begin on a line, with everything in them.
  func beginning(on line: Int) -> [SourceRange] { ranges[line] ?? [] }
}
