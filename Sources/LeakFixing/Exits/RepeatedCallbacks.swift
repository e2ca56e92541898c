import LeakAST
import LeakDomain
import LeakModel

/// Callbacks that come once for each turn of a loop, while whoever waits is told once: what is missing in one of them may be
/// missing in the next as well, and would come a second time.
extension ExitRepair {
  /// Whether a statement that is added where a leak is may run more than once for what it meets.
  func mayComeAgain(_ leak: Leak) -> Bool {
    guard verdict.primitive.isOnceOnly, verdict.begin.location.file == file.id else { return false }
    let begin = verdict.begin.location.range
    var isInLoop = false
    for node in file.path(to: leak.spot.location.range) {
      switch node {
      case .statement(let statement): isInLoop = isInLoop || statement.isLoop && !statement.range.contains(begin)
      case .function(let function): if isInLoop, function.kind == .closure { return true }
      default: break
      }
    }
    return false
  }
}
