import LeakAST
import LeakModel

/// Fills the graph of one body: a cursor that appends to the current block.
final class BodyBuilder {
  enum Binding {
    case variable(VarID)
    case function(BodyID)
    /// A name that stands for another value, such as `self` after `guard let self`.
    case value(Value)
  }

  /// One lexical scope: what leaving it runs.
  struct Scope {
    var names: [String: Binding] = [:]
    var defers: [Block] = []
    var asyncLets: [VarID] = []

    var runsSomething: Bool { !defers.isEmpty || !asyncLets.isEmpty }
  }

  /// Where `break` and `continue` go.
  struct JumpTarget {
    var label: String?
    var breakBlock: Int
    var continueBlock: Int?
    /// Number of scopes that stay open after the jump.
    var depth: Int
    var isSwitch: Bool
  }

  /// Where an error goes that leaves an expression.
  enum ErrorTarget {
    case exit
    /// The first block of the catches, with the number of scopes that stay open.
    case handler(Int, depth: Int)
  }

  let flow: FlowBuilder
  let id: BodyID
  /// The builder of the body around, which waits at the place where this one stands.
  let parent: BodyBuilder?
  var scopes: [Scope] = [Scope()]
  var blocks = [BlockDraft()]
  var current = 0
  var jumps: [JumpTarget] = []
  var errorTarget = ErrorTarget.exit
  /// How a `try` covers what is being evaluated.
  var tryCover: TryCover = .none
  var awaitCover = false
  /// How many places have been built at which an error may come about.
  var throwPoints = 0
  /// How many comparisons of Booleans are being taken apart, one in the other.
  var flagDepth = 0
  /// Where the nil side of the chain being evaluated goes.
  var chainEnd: Int?
  /// The whole chain being evaluated.
  var chainRange = SourceRange.zero
  /// Within `#if`, or the patterns of one `case`: names bound so far, so that each name is one variable.
  var clauseVariables: [String: VarID]?
  /// What a closure captures as it was when the closure was made.
  var copies: [String: Value] = [:]
  /// `$0`, `$1`… of a closure without a signature.
  var shorthand: [String: VarID] = [:]
  /// The number of elements that a place was given last.
  var counts: [Value: Value] = [:]
  /// What the `switch` being built takes for an optional, by one of its cases.
  var optionalSubject: Value?
  /// Where `fallthrough` goes.
  var fallthroughTarget: (block: Int, depth: Int)?

  enum TryCover {
    case none
    case plain
    /// `try?`: errors go to this block.
    case optional(Int, depth: Int)
    case forced

    var kind: TryKind? {
      switch self {
      case .none: nil
      case .plain: .plain
      case .optional: .optional
      case .forced: .forced
      }
    }
  }

  init(_ flow: FlowBuilder, id: BodyID, inside parent: BodyBuilder? = nil) {
    self.flow = flow
    self.id = id
    self.parent = parent
  }

  // MARK: Blocks

  func newBlock() -> Int {
    blocks.append(BlockDraft())
    return blocks.count - 1
  }

  func emit(_ kind: Instruction.Kind, _ range: SourceRange) {
    blocks[current].instructions.append(Instruction(kind, range: range))
  }

  /// Ends the current block; what follows goes to a new one that nothing reaches until something jumps to it.
  func terminate(_ terminator: Terminator, next: Int? = nil) {
    blocks[current].terminator = terminator
    current = next ?? newBlock()
  }

  func jump(to target: Int) { terminate(.jump(target)) }

  // MARK: Names

  func lookup(_ name: String) -> Binding? {
    if let found = declared(name) { return found }
    // `$0` is that of the innermost closure, whatever the closures around it call so.
    if name.utf8.first == UInt8(ascii: "$"), flow.file[id].isClosure, Int(name.dropFirst()) != nil { return nil }
    var around = parent
    while let builder = around {
      if let found = builder.declared(name) ?? builder.shorthand[name].map(Binding.variable) { return found }
      around = builder.parent
    }
    return nil
  }

  private func declared(_ name: String) -> Binding? {
    for scope in scopes.reversed() { if let found = scope.names[name] { return found } }
    return nil
  }

  func declare(_ name: String, _ binding: Binding) { scopes[scopes.count - 1].names[name] = binding }

  func withScope(endRange: SourceRange, _ body: () -> Void) {
    let outerClause = clauseVariables
    clauseVariables = nil
    scopes.append(Scope())
    body()
    leaveScopes(downTo: scopes.count - 1, at: endRange)
    scopes.removeLast()
    clauseVariables = outerClause
  }

  /// Runs what leaving the innermost scopes runs, until `depth` scopes are left. The scopes stay in place.
  func leaveScopes(downTo depth: Int, at range: SourceRange) {
    // Mostly there is nothing to run.
    guard scopes.count > depth, scopes[depth...].contains(where: \.runsSomething) else { return }
    let saved = scopes
    // What runs on the way out is not covered by the `try` or `await` that is left.
    let covers = (tryCover, awaitCover, chainEnd)
    (tryCover, awaitCover, chainEnd) = (.none, false, nil)
    defer { (tryCover, awaitCover, chainEnd) = covers }
    while scopes.count > depth {
      let index = scopes.count - 1
      while let block = scopes[index].defers.popLast() { statements(of: block) }
      for variable in scopes[index].asyncLets { emit(.endAsyncLet(variable), range) }
      scopes.removeLast()
    }
    scopes = saved
  }

  // MARK: Exits

  func exit(_ kind: Exit.Kind, value: Value?, range: SourceRange) {
    leaveScopes(downTo: 0, at: range)
    terminate(.exit(Exit(kind, value: value, range: range)))
  }

  /// Sends an error on its way from here: to the catches around, or out of the body.
  func raise(_ kind: Exit.Kind, range: SourceRange) {
    switch errorTarget {
    case .exit: exit(kind, value: nil, range: range)
    case .handler(let block, let depth):
      leaveScopes(downTo: depth, at: range)
      jump(to: block)
    }
  }

  func finish() {
    let built = blocks.map { BasicBlock($0.instructions, then: $0.terminator) }
    flow.updateBody(id) { $0.blocks = built }
  }
}
