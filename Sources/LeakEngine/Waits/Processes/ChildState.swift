import LeakFlow
import LeakModel

/// How a child process and the pipes of its output stand at one point of a path.
struct ChildState: Hashable {
  /// One pipe into which the child writes.
  struct Output: Hashable {
    var pipe: Value
    /// `standardOutput`, `standardError` or both.
    var members: [String]
    var attached: SourceRange
    /// Somebody reads it, or may: it was given away, or its reading end was closed.
    var isServed = false
  }
  var outputs: [Output] = []
  var start: SourceRange?
  var hasEnded = false
  /// The closure that runs when the child has ended.
  var exitHandler: BodyID?

  /// The pipes that suspend the child when they are full.
  var unread: [Output] { start == nil || hasEnded ? [] : outputs.filter { !$0.isServed } }

  mutating func attach(_ pipe: Value, to member: String, at range: SourceRange) {
    detach(member)
    if let index = outputs.firstIndex(where: { $0.pipe == pipe }) {
      outputs[index].members.append(member)
    } else {
      outputs.append(Output(pipe: pipe, members: [member], attached: range))
    }
  }

  mutating func detach(_ member: String) {
    for index in outputs.indices { outputs[index].members.removeAll { $0 == member } }
    outputs.removeAll { $0.members.isEmpty }
  }

  mutating func serve(where matches: (Value) -> Bool) {
    for index in outputs.indices where matches(outputs[index].pipe) { outputs[index].isServed = true }
  }
}
