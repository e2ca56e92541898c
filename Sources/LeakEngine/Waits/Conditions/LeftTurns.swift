import LeakDomain
import LeakFlow
import LeakModel

/// Flags by which functions take turns, left set: whoever comes next waits in a loop for somebody to take the flag back.
///
///     while isBusy { await Task.yield() }
///     isBusy = true
///     let value = try await load()
///     isBusy = false
///
/// Omissions: flags that something else takes back as well, or that are not set by whoever has waited for them.
struct LeftTurns: FileAnalysis {
  let program: Program
  let fileIndex: Int
  let waits: [CallID]

  /// - Parameter conditions: the waits on condition variables of the file.
  init(_ program: Program, file: Int, conditions: [CallID]) {
    self.program = program
    self.fileIndex = file
    let flow = program.files[file]
    let takers = Set(flow.bodies.lazy.filter(Self.setsMember).map(\.id))
    let pauses = flow.calls.indices.lazy.filter { index in
      let site = flow.calls[index]
      return takers.contains(site.body) && (site.isAwaited || site.name.map { program.has($0, .delays) } ?? false)
    }
    waits = Set(conditions.filter { takers.contains(flow[$0].body) } + pauses.map { CallID($0) }).sorted()
  }

  /// Whether a function gives a member, or what may be one, a truth value: without that it takes no turn.
  private static func setsMember(_ body: Body) -> Bool {
    body.blocks.contains { block in
      block.instructions.contains { if case .assign(.global, .literal(.bool)) = $0.kind { true } else { false } }
    }
  }

  func judge() -> [WaitVerdict] {
    var seen: Set<SourceRange> = []
    return waits.flatMap { wait in
      WaitPredicate.around(wait, in: file).compactMap { judge($0, wait) }
    }.filter { seen.insert($0.wait.location.range).inserted }
  }

  private func judge(_ predicate: WaitPredicate, _ wait: CallID) -> WaitVerdict? {
    let body = file[file[wait].body]
    guard case .isTrue(.global(let name)) = predicate.test, body.kind == .function(.function),
      let flag = flag(name, predicate.staying, in: body), let start = setting(of: flag, in: body, behind: wait)
    else { return nil }
    let own = program.family(of: ref(body))
    guard own.contains(where: { file[$0].blocks.contains { $0.instructions.contains { clears($0, flag) } } }),
      !isClearedElsewhere(flag, than: Set(own)), let exit = exit(of: body, from: start, leaving: flag)
    else { return nil }
    var verdict = WaitVerdict(
      cause: .leftSet(name, VerdictBuilder.kind(of: exit)), primitive: "Bool", carrier: name,
      function: function(around: body.id), wait: wording.spot(exit.range), peer: wording.spot(file[wait].nameRange))
    verdict.begin = wording.spot(body.blocks[start.block].instructions[start.index].range)
    return verdict
  }

  private func ref(_ body: Body) -> BodyRef { BodyRef(file: fileIndex, body: body.id) }

  // MARK: The flag

  private struct Flag {
    var name: String
    var owner: TypeKey
    /// The value with which others wait.
    var value: Value
  }

  /// A stored member that tells whose turn it is.
  private func flag(_ name: String, _ staying: Bool, in body: Body) -> Flag? {
    guard let owner = program.owner(ofMember: .global(name), in: ref(body)),
      let property = program.members.property(name, of: owner), property.isStored, !property.isLet
    else { return nil }
    return Flag(name: name, owner: owner, value: .literal(.bool(staying)))
  }

  /// Where a function takes the turn for which it has waited.
  private func setting(of flag: Flag, in body: Body, behind wait: CallID) -> (block: Int, index: Int)? {
    for (number, block) in body.blocks.enumerated() {
      for (index, instruction) in block.instructions.enumerated() {
        guard case .assign(.global(flag.name), flag.value) = instruction.kind,
          instruction.range.start > file[wait].range.start
        else { continue }
        return (number, index)
      }
    }
    return nil
  }

  private func clears(_ instruction: Instruction, _ flag: Flag) -> Bool {
    guard case .assign(let target, let value) = instruction.kind else { return false }
    return target.memberName == flag.name && value != flag.value
  }

  private func isClearedElsewhere(_ flag: Flag, than own: Set<BodyID>) -> Bool {
    program.files.enumerated().contains { number, file in
      file.bodies.contains { body in
        guard body.kind != .function(.initializer), !(number == fileIndex && own.contains(body.id)),
          body.blocks.contains(where: { $0.instructions.contains { clears($0, flag) } })
        else { return false }
        let around = BodyRef(file: number, body: body.id)
        // The same name without a receiver in another type is another member.
        return program.owner(ofMember: .global(flag.name), in: around) == flag.owner
          || body.blocks.contains { block in
            block.instructions.contains { instruction in
              if case .assign(.member, _) = instruction.kind { clears(instruction, flag) } else { false }
            }
          }
      }
    }
  }

  // MARK: The way out

  /// A way out behind the setting on which the turn is not given back.
  private func exit(of body: Body, from start: (block: Int, index: Int), leaving flag: Flag) -> Exit? {
    var seen: Set<Int> = []
    var pending = [(start.block, start.index + 1)]
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      if block.instructions.dropFirst(first).contains(where: { mayClear($0, flag) }) { continue }
      if case .exit(let exit) = block.terminator { return exit }
      for next in block.successors.reversed() where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return nil
  }

  /// Whether an instruction takes the flag back, or is given a closure or calls a function that does.
  private func mayClear(_ instruction: Instruction, _ flag: Flag) -> Bool {
    if clears(instruction, flag) { return true }
    switch instruction.kind {
    case .call(let id):
      let site = file[id]
      let closures = ([site.callee] + site.arguments.map(\.value)).compactMap {
        program.closureBody(of: $0, file: fileIndex)
      }
      return closures.contains { closure in
        program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
          file[id].blocks.contains { $0.instructions.contains { clears($0, flag) } }
        }
      }
    case .bind(_, .body(let closure)?), .assign(_, .body(let closure)):
      return file[closure].blocks.contains { $0.instructions.contains { clears($0, flag) } }
    default: return false
    }
  }
}
