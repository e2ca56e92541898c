import LeakFlow

/// Code that runs once nobody reads a stream any more: `continuation.onTermination = { _ in self.remove(id) }`, and what only
/// such closures call. What it takes of the stream is not waited for.
///
/// Omissions: handlers that are no closures.
struct EndedReaders {
  let view: SlotView

  func isBehindEnd(_ ref: BodyRef) -> Bool { isBehindEnd(ref, depth: SlotCallers.depth) }

  private func isBehindEnd(_ ref: BodyRef, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    let file = view.program.files[ref.file]
    var current: BodyID? = ref.body
    while let id = current {
      if isGivenForEnd(id, in: file) { return true }
      current = file[id].parent
    }
    let callers = view.callers.callers(of: view.program.root(of: ref))
    return !callers.sites.isEmpty && !callers.hasUnknown
      && callers.sites.allSatisfy { file, call in
        isBehindEnd(BodyRef(file: file, body: view.program.files[file][call].body), depth: depth - 1)
      }
  }

  private func isGivenForEnd(_ closure: BodyID, in file: FlowFile) -> Bool {
    guard let parent = file[closure].parent else { return false }
    return file[parent].blocks.contains { block in
      block.instructions.contains { instruction in
        if case .assign(.member(_, "onTermination"), .body(closure)) = instruction.kind { true } else { false }
      }
    }
  }
}
