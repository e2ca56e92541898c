import LeakAST
import LeakDomain
import LeakModel

/// One comment that silences findings, and what it has silenced.
struct SilencingComment: Sendable {
  var comment: IgnoreComment
  var place: AddressedComment
  /// The line that is silenced, `nil` for the whole file; and the declarations and `#if` that begin there.
  var line: Int?
  var blocks: [SourceRange] = []
  /// Names of rules of which it has silenced something.
  var used: Set<String> = []

  func names(_ rule: String) -> Bool { comment.rules.isEmpty || comment.rules.contains(rule) }

  func reaches(_ spot: Spot) -> Bool {
    guard let line else { return true }
    return spot.line == line || blocks.contains { $0.contains(spot.location.range) }
  }

  func faults(run: Set<String>, known: [String]) -> [IgnoreComment.Fault] {
    let unknown = comment.rules.filter { !known.contains($0) }
    var faults = unknown.map { IgnoreComment.Fault.unknownRule($0, near: NearNames.of($0, among: known).first) }
    if comment.rules.isEmpty {
      if used.isEmpty, run.isSuperset(of: known) { faults.append(.unused([])) }
      return faults
    }
    let idle = comment.rules.filter { run.contains($0) && !used.contains($0) }
    if !idle.isEmpty { faults.append(.unused(idle.count == comment.rules.count ? [] : idle)) }
    return faults
  }
}
