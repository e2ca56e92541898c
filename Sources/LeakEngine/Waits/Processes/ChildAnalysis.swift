import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Follows one child process over the paths of the body that knows it: which pipes its output goes into, who reads
/// them, and who waits for its end before that, or before the pipe is closed from which it reads.
///
/// Omissions: of a process that is kept in a property only what `KeptChildren` finds is followed; a pipe that is given to anything, or captured by a closure
/// that runs at some other time, counts as read.
final class ChildAnalysis: PathSemantics {
  typealias State = ChildState

  let program: Program
  let fileIndex: Int
  let scope: BodyID
  let process: Value
  /// What keeps the facts and forgets them in time.
  let facts: ObligationAnalysis
  var file: FlowFile { program.files[fileIndex] }

  /// A wait on which the child may hang.
  struct Loss: Hashable {
    var cause: PipeVerdict.Cause
    var outputs: [ChildState.Output]
    var wait: SourceRange
    var start: SourceRange
    var trace: [TraceStep]
  }
  private(set) var losses: [Loss] = []
  private(set) var isExhausted = false
  /// Bodies whose steps are steps of the scope.
  private(set) var visited: Set<BodyID> = []
  var pendingNotes: [Int] = []
  private var depth = 0
  /// What all processes of a file may take together.
  private let budget: StateBudget

  /// How the child stands when the scope is entered.
  private let beginning: ChildState

  init(
    _ program: Program, file: Int, scope: BodyID, process: Value, from beginning: ChildState = ChildState(),
    budget: StateBudget
  ) {
    self.budget = budget
    self.beginning = beginning
    self.program = program
    self.fileIndex = file
    self.scope = scope
    self.process = process
    facts = ObligationAnalysis(program, file: file, primitive: .handler, scope: scope, reports: false)
  }

  func run() {
    let search = search(file[scope], beginning, Facts())
    for arrival in search.arrivals {
      if arrival.state.exitHandler != nil { judgeEnd(arrival.state, search.trace(to: arrival)) }
    }
    // What somebody waits for in vain says more than what nobody reads.
    guard losses.isEmpty else { return }
    for arrival in search.arrivals where !arrival.exit.isThrow {
      noteNeverRead(arrival.state, leavingWith: arrival.exit.value, search.trace(to: arrival))
    }
  }

  func search(_ body: Body, _ state: ChildState, _ known: Facts) -> PathSearch<ChildAnalysis> {
    depth += 1
    defer { depth -= 1 }
    visited.insert(body.id)
    let result = PathSearch(
      body, state: state, facts: known, semantics: self, budget: min(ObligationAnalysis.budget(body), budget.left))
    budget.spend(result.visited)
    if result.exhausted { isExhausted = true }
    for note in result.notes {
      losses[note].trace = result.trace(toNote: note) + losses[note].trace
      pendingNotes.append(note)
    }
    return result
  }

  /// Closures that run now are followed, so far as they are not nested without end.
  var mayGoDeeper: Bool { depth < 12 }

  // MARK: What is found

  private func note(
    _ cause: PipeVerdict.Cause, _ outputs: [ChildState.Output], at range: SourceRange, _ state: ChildState,
    _ trace: [TraceStep] = []
  ) {
    guard let start = state.start, !outputs.isEmpty else { return }
    guard !losses.contains(where: { $0.wait == range && $0.cause == cause }) else { return }
    losses.append(Loss(cause: cause, outputs: outputs, wait: range, start: start, trace: trace))
    pendingNotes.append(losses.count - 1)
  }

  /// Somebody waits for the child to end.
  func awaitExit(at range: SourceRange, _ state: inout ChildState) {
    note(.exitAwaited, state.unread, at: range, state)
    note(.inputOpen, state.openInput, at: range, state)
    state.hasEnded = true
  }

  /// A pipe is read until the child has closed it.
  func readToEnd(_ pipe: Value, at range: SourceRange, _ state: inout ChildState) {
    if let read = state.outputs.first(where: { $0.pipe == pipe }) {
      note(.otherPipeRead(name(read)), state.unread.filter { $0.pipe != pipe }, at: range, state)
      note(.inputOpen, state.openInput, at: range, state)
      if let filled = state.input?.filled, !read.isServed { note(.inputFirst, [read], at: filled, state) }
    }
    state.serve { $0 == pipe }
  }

  /// The scope is left while the child runs: what its exit handler reads is read too late.
  private func judgeEnd(_ state: ChildState, _ trace: [TraceStep]) {
    guard let handler = state.exitHandler else { return }
    let late = state.unread.filter { output in
      lateRead(of: output.pipe, in: handler) != nil
    }
    guard let first = late.first, let read = lateRead(of: first.pipe, in: handler) else { return }
    note(.readAtExit, late, at: read, state, trace)
  }

  /// The scope is left while the child runs and somebody hears of it, and nobody has what reads one of its pipes.
  private func noteNeverRead(_ state: ChildState, leavingWith value: Value?, _ trace: [TraceStep]) {
    if let value, handsProcess(value) { return }
    guard let heard = heard(of: state) else { return }
    for output in state.unread where isOnlyHere(output.pipe) {
      guard !(value.map { hands($0, output.pipe, state) } ?? false), readsToEnd(of: output.pipe).isEmpty else {
        continue
      }
      note(.neverRead(heard: Wording(file: file).spot(heard)), [output], at: output.attached, state, trace)
    }
  }

  /// Where somebody is told of the end of the child, or reads another of its pipes.
  private func heard(of state: ChildState) -> SourceRange? {
    if let handler = state.exitHandler { return file[handler].range }
    return state.outputs.first(where: \.isServed)?.attached
  }

  /// A pipe with a local name, and one without a name whose process nobody asks for it.
  private func isOnlyHere(_ pipe: Value) -> Bool {
    switch pipe {
    case .variable(let id): file[id].isLet && isNewPipe(pipe)
    case .call: UnreadPipes(program: program, fileIndex: fileIndex).isNobodyAskingForOutputs
    default: false
    }
  }

  private func lateRead(of pipe: Value, in handler: BodyID) -> SourceRange? {
    readsToEnd(of: pipe).first { file[handler].range.contains($0) }
  }

  /// Where a pipe is read to the end, in source order.
  func readsToEnd(of pipe: Value) -> [SourceRange] {
    let ranges = file.calls.compactMap { site -> SourceRange? in
      guard let name = site.name, program.models.has(name, .readsToEnd), let receiver = site.receiver,
        isReadingEnd(receiver, of: pipe)
      else { return nil }
      return site.range
    }
    return ranges.sorted { $0.start < $1.start }
  }

  /// What a pipe is called: by its name, or by the outputs of the process that go into it.
  func name(_ output: ChildState.Output) -> String {
    switch output.pipe {
    case .variable(let id): return file[id].name
    case .global(let name): return name
    case .member(.call, _):
      if let variable = file.variables.first(where: { $0.definition == output.pipe }) { return variable.name }
    default: break
    }
    return "\(Wording(file: file).text(process) ?? "the process").\(output.members.joined(separator: "/"))"
  }
}
