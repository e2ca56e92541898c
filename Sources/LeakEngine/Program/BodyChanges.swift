import LeakDomain
import LeakFlow
import LeakModel

/// What a body changes and what it decides by, so that single decisions need not look at all of it.
struct BodyChanges {
  /// Lists and objects that a method or a subscript changes, with the first place: `list.append(next)`, `list[key] = 1`.
  private(set) var changed: [Value: Int32] = [:]
  /// What is made another by way of what it was, with the first place: `counter -= 1`, `list += more`.
  private(set) var counted: [Value: Int32] = [:]
  /// What of this only ever grows, for all that is to be seen here: `counter += 1`.
  private(set) var raised: Set<Value> = []
  /// What it stores in.
  private(set) var stored: Set<Value> = []
  /// Tests that it makes, with the last place.
  private(set) var decisions: [Test: Int32] = [:]
  /// What these tests are about.
  private(set) var asked: Set<Value> = []
  /// Closures and local functions that it calls by name.
  private(set) var called: Set<BodyID> = []

  func isCounted(_ value: Value, before end: Int32) -> Bool { counted[value].map { $0 < end } ?? false }

  func isChanged(_ list: Value, before end: Int32) -> Bool {
    isCounted(list, before: end) || changed[list].map { $0 < end } ?? false
  }

  init(_ body: Body, file number: Int, in program: Program) {
    let file = program.files[number]
    var lowered: Set<Value> = []
    for block in body.blocks {
      for instruction in block.instructions {
        switch instruction.kind {
        case .assign(let target, let value):
          stored.insert(target)
          if case .operation("[]", let parts) = target, let list = parts.first {
            Self.note(list, instruction, in: &changed)
          }
          if value.isMadeOfBefore { Self.note(target, instruction, in: &counted) }
          if value.isSum { raised.insert(target) } else { lowered.insert(target) }
        case .call(let id):
          let site = file[id]
          if let receiver = site.receiver, let name = site.name, !program.models.has(name, .reader) {
            Self.note(receiver, instruction, in: &changed)
          }
          if let closure = program.closureBody(of: site.callee, file: number) { called.insert(closure) }
        default: break
        }
      }
      guard case .branch(let test, _, let range, _, _) = block.terminator else { continue }
      decisions[test] = max(decisions[test] ?? .min, range.start)
      if let subject = test.subject { asked.insert(subject) }
    }
    raised.subtract(lowered)
  }

  private static func note(_ value: Value, _ instruction: Instruction, in places: inout [Value: Int32]) {
    places[value] = min(places[value] ?? .max, instruction.range.start)
  }
}

extension Value {
  var isSum: Bool { if case .operation("+=", _) = self { true } else { false } }
}
