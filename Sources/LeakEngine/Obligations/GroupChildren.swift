import LeakDomain
import LeakFlow
import LeakModel

/// Children of task groups: what a group does with the error of one.
extension ObligationAnalysis {
  /// Whether an error of this child leaves the group's body, or is fetched by a body that cancels: both cancel the
  /// siblings, and a sibling that reads the stream ends.
  func groupTakesErrors(of start: CallSite) -> Bool {
    guard primitive.kind == .stream, start.name.map({ program.has($0, .addsChild) }) ?? false,
      case .variable(let group)? = start.receiver
    else { return false }
    let body = file[file[group].owner]
    if cancelsSiblings(body.id) { return true }
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        switch instruction.kind {
        case .element(.variable(group), _): return true
        case .call(let id):
          let site = file[id]
          return site.receiver == .variable(group) && site.name == "next" && site.tried == .plain
        default: return false
        }
      }
    }
  }

  private func cancelsSiblings(_ body: BodyID) -> Bool {
    file.calls.contains { site in
      guard let name = site.name, program.has(name, .cancelsSiblings) else { return false }
      return site.arguments.contains { $0.value == .body(body) }
    }
  }
}
