import LeakAST
import LeakFlow
import LeakModel
import SwiftFrontEnd
import Testing

func loweredFile(_ path: String, _ bytes: [UInt8]) throws -> SourceFile {
  try #require(SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes)).file)
}

/// The flow of a text with the function `f`, and that function's body.
func flow(_ text: String) throws -> (file: FlowFile, body: Body) {
  let file = FlowBuilder.build(try loweredFile("test.swift", Array(text.utf8)), known: KnownFunctions())
  return (file, try #require(file.bodies.first { $0.name == "f" }))
}

/// Counts how often `hit()` was called on a path, up to 3 at the end of a turn. `stop()` ends a path, `split()` makes
/// it two, `within()` notes 7 and searches the function `g`.
final class HitCounter: PathSemantics {
  let file: FlowFile
  var remembers = true
  /// The end of a loop's turn ends the path.
  var endsTurns = false
  private(set) var turns = 0
  var pendingNotes: [Int] = []

  init(_ file: FlowFile) { self.file = file }

  func step(_ instruction: Instruction, in body: Body, state: Int, facts: Facts) -> [Way<Int>] {
    var facts = facts
    switch instruction.kind {
    case .assign(let target, let value):
      facts.forget(target)
      facts.assign(target, from: value, enumCase: nil)
    case .call(let id):
      switch file[id].name {
      case "hit":
        pendingNotes.append(state)
        return [Way(state + 1, facts, outcome: .completed, trace: [TraceStep(.event("hit"), range: instruction.range)])]
      case "stop": return []
      case "within":
        guard let inner = file.bodies.first(where: { $0.name == "g" }) else { return [] }
        pendingNotes.append(7)
        let search = PathSearch(inner, state: state, facts: facts, semantics: self, budget: 100)
        pendingNotes += search.notes
      case "split": return [Way(state, facts), Way(state + 10, facts)]
      default: break
      }
    default: break
    }
    return [Way(state, facts)]
  }

  func decide(_ test: LeakFlow.Test, state: Int, facts: Facts) -> Bool? { nil }
  func took(_ test: LeakFlow.Test, answer: Bool, to block: Int, in body: Body, state: Int) -> Int { state }
  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts { remembers ? facts : Facts() }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Int, facts: Facts) -> Int? {
    turns += 1
    return endsTurns ? nil : min(state, 3)
  }
}

/// All paths of `f` in a text.
func paths(
  _ text: String, budget: Int = 1000, _ change: (HitCounter) -> Void = { _ in }
) throws -> PathSearch<HitCounter> {
  let (file, body) = try flow(text)
  let counter = HitCounter(file)
  change(counter)
  return PathSearch(body, state: 0, facts: Facts(), semantics: counter, budget: budget)
}

extension PathSearch<HitCounter> {
  /// The states that arrive, in order.
  var counts: [Int] { arrivals.map(\.state).sorted() }
}
