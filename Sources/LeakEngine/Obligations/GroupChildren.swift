import LeakDomain
import LeakFlow
import LeakModel

/// Children of task groups: what a group does with the error of one.
extension ObligationAnalysis {
  /// Whether an error of this child leaves the group's body, or is fetched by a body that cancels: both cancel the
  /// siblings, and a sibling that reads the stream ends.
  func groupTakesErrors(of start: CallSite) -> Bool {
    guard primitive.kind == .stream, start.name?.hasPrefix("addTask") == true,
      case .variable(let group)? = start.receiver
    else { return false }
    let body = file[file[group].owner]
    if isThrowingDiscarding(body.id) { return true }
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

  private func isThrowingDiscarding(_ body: BodyID) -> Bool {
    file.calls.contains { site in
      site.name == "withThrowingDiscardingTaskGroup" && site.arguments.contains { $0.value == .body(body) }
    }
  }
}
