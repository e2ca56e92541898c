import LeakAST
import LeakModel

/// The flow graphs of a file as text, for people and for tests.
///
/// One section a body, in order of their places; in it the blocks that control can reach. Empty blocks that only jump
/// are left out, and blocks and calls are numbered in the order in which they are printed. Places are `line:column`
/// (1-based, columns in UTF-8 bytes).
public enum FlowDump {
  public static func text(of source: SourceFile, known: KnownFunctions) -> String {
    let file = FlowBuilder.build(source, known: known)
    let bodies = file.bodies.filter { !isEmptyTopLevel($0) }
      .sorted { ($0.range.start, $0.id) < ($1.range.start, $1.id) }
    let graphs = bodies.map { (body: $0, graph: VisibleGraph($0)) }
    let names = FlowNames(file, graphs: graphs.map(\.graph))
    return graphs.map { BodyDump(names: names, body: $0.body, graph: $0.graph).text }.joined(separator: "\n")
  }

  /// A file of declarations has a top level without a step.
  private static func isEmptyTopLevel(_ body: Body) -> Bool {
    body.kind == .topLevel && body.blocks.allSatisfy(\.instructions.isEmpty)
  }
}

/// The blocks of a body that are printed, and their numbers.
struct VisibleGraph {
  /// In order of their numbers.
  private(set) var blocks: [BasicBlock] = []
  private var numbers: [Int: Int] = [:]
  private let body: Body

  init(_ body: Body) {
    self.body = body
    guard !body.blocks.isEmpty else { return }
    var pending = [target(of: Body.entry)]
    while let next = pending.popLast() {
      guard numbers[next] == nil else { continue }
      numbers[next] = blocks.count
      blocks.append(body.blocks[next])
      pending.append(contentsOf: body.blocks[next].successors.reversed().map(target))
    }
  }

  /// The number of the block to which an edge leads.
  func number(of block: Int) -> Int { numbers[target(of: block)] ?? -1 }

  /// Behind the empty blocks that only jump.
  private func target(of block: Int) -> Int {
    var current = block
    var seen: Set<Int> = []
    while seen.insert(current).inserted, body.blocks[current].instructions.isEmpty,
      case .jump(let next) = body.blocks[current].terminator
    {
      current = next
    }
    return current
  }
}
