import LeakAST
import LeakDomain
import LeakFlow

/// Ends of a listener that finish a stream only once a flag is set, and the flag is set by what need not come before the end:
///
///     func channelRead(…) { started = true; continuation.yield(…) }
///     func channelInactive(…) { if started { continuation.finish() } }
///
/// Omissions: flags that what comes in any case sets, or whoever asks for something; other states than a Bool.
struct UnbegunEnds {
  let view: SlotView
  let owner: TypeKey
  let ends: ListenerEnds
  private var program: Program { view.program }
  private var file: FlowFile { program.files[view.slot.file] }

  /// Where an end asks for the flag.
  func find() -> SlotEnds.End? {
    for end in ends.all where end.file == view.slot.file {
      for block in program.body(end).blocks {
        guard case .branch(.isTrue(let subject), _, let range, _, _) = block.terminator, isOwn(subject),
          let name = subject.memberName, let unset = initial(name),
          !ends.all.contains(where: { ends.mayMeet($0, when: unset) }), isSetByData(name)
        else { continue }
        var found = SlotEnds.End(method: end, program)
        found.site.range = range
        return found
      }
    }
    return nil
  }

  private func isOwn(_ value: Value) -> Bool {
    switch value {
    case .global, .member(.selfReference, _): true
    default: false
    }
  }

  /// What a flag is before anything has come.
  private func initial(_ name: String) -> EndMarks.Mark? {
    guard let info = file.members.first(where: { $0.name == name && $0.typePath == owner.path && !$0.isLet }),
      case .literal(.bool(let flag))? = info.initial?.value
    else { return nil }
    return EndMarks.Mark(name: name, value: .literal(.bool(flag)))
  }

  /// Whether only methods set it that bring something, once the channel is open, and need not come.
  private func isSetByData(_ name: String) -> Bool {
    let setting = program.files.indices.flatMap { number in
      program.files[number].occurrences.bodies(assigning: name).map { BodyRef(file: number, body: $0) }
    }
    let work = program.announcedWork(of: owner)
    return !setting.isEmpty
      && setting.allSatisfy { ref in
        let body = program.body(ref)
        return program.type(around: ref) == owner && body.kind == .function(.function) && work.contains(body.name)
          && !program.models.has(body.name, .beginning) && !program.models.has(body.name, .outboundOperation)
      }
  }
}
