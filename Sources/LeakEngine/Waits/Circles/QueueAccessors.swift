import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Properties whose accessors wait for a queue, read or written in a block of that queue.
///
/// Omissions: a property of another object has a queue of its own.
struct QueueAccessors: ExecutorAnalysis {
  let executors: Executors

  /// A property, by the type whose it is, and whether it is written.
  private struct Access: Hashable {
    var type: String
    var name: String
    var writes: Bool
  }
  private struct Wait {
    var queue: Value
    var range: SourceRange
  }

  func judge() -> [WaitVerdict] {
    let waiting = waiting()
    guard !waiting.isEmpty else { return [] }
    return file.bodies.flatMap { body -> [WaitVerdict] in
      guard let type = body.typeName, let queue = executors.queue(of: body.id) else { return [] }
      return uses(in: body).compactMap { use in
        let access = Access(type: type, name: use.name, writes: use.writes)
        guard let wait = waiting[access], wait.queue == queue else { return nil }
        return WaitVerdict(
          cause: .ownQueue(wording.text(queue) ?? "the queue"), primitive: "DispatchQueue", carrier: use.name,
          function: function(around: body.id), wait: wording.spot(use.range), peer: wording.spot(wait.range))
      }
    }
  }

  /// The accessors that call `sync` on a serial queue.
  private func waiting() -> [Access: Wait] {
    var found: [Access: Wait] = [:]
    for id in program.calls(named: "sync", file: fileIndex) {
      let site = file[id]
      let body = file[site.body]
      guard case .function(.accessor(let keyword)) = body.kind, let type = body.typeName,
        executors[site.body] == .caller,
        let queue = QueueCircles(executors: executors).target(of: site)
      else { continue }
      let access = Access(type: type, name: body.name, writes: keyword != "get")
      if found[access] == nil { found[access] = Wait(queue: queue, range: site.nameRange) }
    }
    return found
  }

  private struct Use {
    var name: String
    var writes: Bool
    var range: SourceRange
  }

  /// The members that a body names, the first time each.
  private func uses(in body: Body) -> [Use] {
    var found: [Use] = []
    func note(_ name: String, writes: Bool, _ range: SourceRange) {
      guard !found.contains(where: { $0.name == name && $0.writes == writes }) else { return }
      found.append(Use(name: name, writes: writes, range: range))
    }
    func read(_ value: Value, _ range: SourceRange) {
      _ = value.contains { part in
        if case .global(let name) = part { note(name, writes: false, range) }
        return false
      }
    }
    for block in body.blocks {
      for instruction in block.instructions {
        if case .assign(.global(let name), let value) = instruction.kind {
          note(name, writes: true, instruction.range)
          read(value, instruction.range)
        } else {
          _ = file.containsValue(in: instruction) { value in
            read(value, instruction.range)
            return false
          }
        }
      }
      switch block.terminator {
      case .branch(let test, _, let range, _, _): if let subject = test.subject { read(subject, range) }
      case .exit(let exit): if let value = exit.value { read(value, exit.range) }
      default: break
      }
    }
    return found
  }
}
