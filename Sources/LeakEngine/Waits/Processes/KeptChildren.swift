import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Child processes that an object keeps, together with the pipe of their output: one of its methods gives the child the pipe, and
/// another waits for its end and reads the pipe behind that.
///
/// Omissions: pipes that are used in any other way, or that other files may use; children that somebody ends.
struct KeptChildren: FileAnalysis {
  let program: Program
  let fileIndex: Int

  func find() -> [KnownChild] {
    guard file.changedMembers.contains(where: { program.models.has($0, .childOutput) }) else { return [] }
    let attachments = pipeAttachments().filter { attachment in
      isKept(attachment.process, "Process", in: file[attachment.body])
        && isKept(attachment.pipe, "Pipe", in: file[attachment.body]) && isOnlyRead(attachment.pipe, attachment)
    }
    return file.bodies.compactMap { body in found(in: body, attachments) }
  }

  private func found(in body: Body, _ all: [PipeAttachment]) -> KnownChild? {
    let attachments = all.filter { isSameType($0.body, body.id) }
    guard !body.isClosure, let process = attachments.first?.process,
      attachments.allSatisfy({ $0.process == process && $0.body != body.id }),
      let wait = calls(on: process, .childWait).first(where: { file[$0].body == body.id }),
      calls(on: process, .childEnd).isEmpty, let start = calls(on: process, .childStart).first,
      attachments.contains(where: { isReadBehind(wait, $0.pipe, in: body) })
    else { return nil }
    var state = ChildState()
    for attachment in attachments {
      state.attach(attachment.pipe, to: attachment.member, at: attachment.range)
    }
    if file[start].body != body.id { state.start = file[start].range }
    return KnownChild(process: process, body: body.id, state: state, name: process.memberName ?? "process")
  }

  // MARK: The pipe

  /// Whether a value is a private constant of the object.
  private func isKept(_ value: Value, _ type: String, in body: Body) -> Bool {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard case .global(let name) = value, let owner = program.owner(ofMember: value, in: ref),
      let property = program.members.property(name, of: owner), property.isPrivate
    else { return false }
    return program.typeName(of: value, file: fileIndex, in: body) == type && !isReplaced(value)
  }

  /// Whether another one comes into its place, but when the object is made.
  private func isReplaced(_ value: Value) -> Bool {
    file.bodies.contains { body in
      body.kind != .function(.initializer)
        && body.blocks.contains { block in
          block.instructions.contains { if case .assign(value, _) = $0.kind { true } else { false } }
        }
    }
  }

  /// Whether nothing is done with a pipe but that it is given to the child, and read to the end in one method.
  private func isOnlyRead(_ pipe: Value, _ attachment: PipeAttachment) -> Bool {
    var readers: Set<BodyID> = []
    for body in file.bodies where isSameType(body.id, attachment.body) {
      for block in body.blocks {
        if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == pipe }) ?? false {
          return false
        }
        for instruction in block.instructions where mentions(instruction, pipe) {
          switch instruction.kind {
          case .assign(.member(attachment.process, _), pipe): break
          case .call(let id) where reads(id, pipe): readers.insert(body.id)
          case .assign(pipe, _) where body.kind == .function(.initializer): break
          default: return false
          }
        }
      }
    }
    return readers.count == 1 && readers.allSatisfy { !file[$0].isClosure }
  }

  private func mentions(_ instruction: Instruction, _ pipe: Value) -> Bool {
    file.containsValue(in: instruction) { value in value.contains { $0 == pipe } }
  }

  private func reads(_ call: CallID, _ pipe: Value) -> Bool {
    guard case .member(.member(pipe, let end), let name) = file[call].callee, file[call].arguments.isEmpty else {
      return false
    }
    return program.models.has(end, .pipeReader) && program.models.has(name, .readsToEnd)
  }

  private func isReadBehind(_ wait: CallID, _ pipe: Value, in body: Body) -> Bool {
    body.blocks.contains { block in
      block.instructions.contains { instruction in
        if case .call(let id) = instruction.kind {
          reads(id, pipe) && file[id].range.start > file[wait].range.end
        } else {
          false
        }
      }
    }
  }
}
