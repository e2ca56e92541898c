import LeakDomain
import LeakFlow
import LeakModel

/// A step that makes a pipe an output of a child process: `process.standardError = errors`.
struct PipeAttachment {
  var process: Value
  /// `standardOutput`, `standardError`
  var member: String
  var pipe: Value
  var body: BodyID
  var range: SourceRange
}

extension FileAnalysis {
  /// All such steps of the file, in order.
  func pipeAttachments() -> [PipeAttachment] {
    file.bodies.flatMap { body in
      body.blocks.flatMap(\.instructions).compactMap { instruction -> PipeAttachment? in
        guard case .assign(.member(let process, let member), let pipe) = instruction.kind,
          program.models.has(member, .childOutput)
        else { return nil }
        return PipeAttachment(process: process, member: member, pipe: pipe, body: body.id, range: instruction.range)
      }
    }
  }

  /// The calls on a process by which it is started, waited for or ended.
  func calls(on process: Value, _ role: WordModel.Role) -> [CallID] {
    file.calls.indices.map { CallID($0) }.filter { id in
      file[id].receiver == process && file[id].name.map { program.models.has($0, role) } ?? false
    }
  }

  /// Whether two bodies are of one type.
  func isSameType(_ body: BodyID, _ other: BodyID) -> Bool {
    file[body].typePath != nil && file[body].typePath == file[other].typePath
  }
}
