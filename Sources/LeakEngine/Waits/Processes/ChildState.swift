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
  struct Input: Hashable {
    var pipe: Value
    var attached: SourceRange
    var isWritten = false
    /// The first write, behind the start, of something that may be longer than the pipe.
    var filled: SourceRange?
    /// Its writing end is closed, or others have it and may close it.
    var isClosed = false
  }
  var outputs: [Output] = []
  /// The pipe from which the child reads.
  var input: Input?
  var start: SourceRange?
  var hasEnded = false
  /// The closure that runs when the child has ended.
  var exitHandler: BodyID?

  /// The pipes that suspend the child when they are full.
  var unread: [Output] { start == nil || hasEnded ? [] : outputs.filter { !$0.isServed } }

  /// What the child has been given and may still wait for the end of.
  var openInput: [Output] {
    guard start != nil, !hasEnded, let input, input.isWritten, !input.isClosed else { return [] }
    return [Output(pipe: input.pipe, members: ["standardInput"], attached: input.attached)]
  }

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
