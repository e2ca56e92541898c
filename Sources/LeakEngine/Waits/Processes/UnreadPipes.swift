import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Pipes that an object gives to a child that it keeps, and that nobody reads, while it hears of the child otherwise: it reads another
/// pipe, or is told of the end.
///
/// Omissions: pipes and processes that another file names; children that run a program which writes little there.
struct UnreadPipes: FileAnalysis {
  let program: Program
  let fileIndex: Int

  func verdicts() -> [PipeVerdict] {
    guard file.changedMembers.contains(where: { program.models.has($0, .childOutput) }) else { return [] }
    let attachments = pipeAttachments().filter { isMember($0.process, "Process", in: file[$0.body]) }
    return attachments.compactMap { attachment in
      guard isNeverRead(attachment), let start = call(.childStart, of: attachment),
        let heard = heard(of: attachment, attachments)
      else {
        return nil
      }
      return verdict(attachment, start, heard)
    }
  }

  /// Whether a value is a member of the object, of a type.
  private func isMember(_ value: Value, _ type: String, in body: Body) -> Bool {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard case .global(let name) = value, let owner = program.owner(ofMember: value, in: ref),
      program.members.property(name, of: owner) != nil
    else { return false }
    return program.typeName(of: value, file: fileIndex, in: body) == type
  }

  // MARK: The pipe

  /// Whether nobody uses the pipe but to give it to the child.
  private func isNeverRead(_ attachment: PipeAttachment) -> Bool {
    switch attachment.pipe {
    case .call(let id):
      return file[id].name == "Pipe" && file[id].arguments.isEmpty && isNobodyAskingForOutputs
    case .global(let name):
      guard isMember(attachment.pipe, "Pipe", in: file[attachment.body]) else { return false }
      return !isNamed(name) { instruction in
        if case .assign(.member(_, let member), attachment.pipe) = instruction.kind {
          program.models.has(member, .childOutput)
        } else {
          false
        }
      }
    default: return false
    }
  }

  /// Whether nobody in the file asks a process for the pipe that it has been given.
  var isNobodyAskingForOutputs: Bool {
    !file.bodies.contains { body in
      file.containsValue(in: body) { value in
        value.contains { part in
          guard case .member(_, let name) = part, program.models.has(name, .childOutput) else { return false }
          return part != value || !isTarget(value, in: body)
        }
      }
    }
  }

  private func isTarget(_ value: Value, in body: Body) -> Bool {
    body.blocks.contains { block in
      block.instructions.contains { if case .assign(value, _) = $0.kind { true } else { false } }
    }
  }

  /// Whether any file names a member, save in the steps that do not count.
  private func isNamed(_ name: String, besides isSpared: (Instruction) -> Bool) -> Bool {
    program.files.contains { other in
      other.occurrences.bodies(naming: name).contains { id in
        other.containsValue(in: other[id], besides: isSpared) { value in value.contains { $0.memberName == name } }
      }
    }
  }

  // MARK: The child

  /// The first call by which the object starts the process, or waits for it.
  private func call(_ role: WordModel.Role, of attachment: PipeAttachment) -> SourceRange? {
    calls(on: attachment.process, role).first { isSameType(file[$0].body, attachment.body) }.map { file[$0].range }
  }

  /// Where somebody is told of the end of the child, waits for it, or gives it a pipe that is read.
  private func heard(of attachment: PipeAttachment, _ all: [PipeAttachment]) -> SourceRange? {
    if let wait = call(.childWait, of: attachment) { return wait }
    if let handler = exitHandler(of: attachment) { return handler }
    let read = all.first { other in
      other.process == attachment.process && other.pipe != attachment.pipe && isSameType(other.body, attachment.body)
        && !isNeverRead(other)
    }
    return read?.range
  }

  /// Where the process is given what runs when the child has ended.
  private func exitHandler(of attachment: PipeAttachment) -> SourceRange? {
    let steps = file.bodies.lazy.filter { isSameType($0.id, attachment.body) }.flatMap(\.blocks).flatMap(\.instructions)
    return steps.first { instruction in
      guard case .assign(.member(attachment.process, let name), .body) = instruction.kind else { return false }
      return program.models.has(name, .childExitHandler)
    }?.range
  }

  private func verdict(_ attachment: PipeAttachment, _ start: SourceRange, _ heard: SourceRange) -> PipeVerdict? {
    let name = attachment.process.memberName ?? "process"
    if let path = ChildProgram(of: attachment.process, in: file).path,
      program.models.isQuiet(program: path, onErrorsOnly: attachment.member == "standardError")
    {
      return nil
    }
    return PipeVerdict(
      cause: .neverRead(heard: wording.spot(heard)),
      pipes: [attachment.pipe.memberName ?? "\(name).\(attachment.member)"], process: name,
      function: function(around: attachment.body), wait: wording.spot(attachment.range), start: wording.spot(start),
      attached: wording.spot(attachment.range), read: nil)
  }
}
