import LeakDomain
import LeakFlow
import LeakModel

/// Waits of which there is one for each of several signals, where both stand in loops of their own:
///
///     urls.forEach { fetch($0) { done.signal() } }
///     for _ in urls { done.wait() }
///
/// How often each of the loops runs is not followed. Where the first has no turn, so mostly has the second.
extension ObligationAnalysis {
  func isCounted(_ wait: CallSite) -> Bool {
    guard primitive.kind == .semaphore, let place = wait.receiver else { return false }
    let around = repetitions(of: wait.range, since: place)
    guard !around.isEmpty else { return false }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: scope)))
    return file.calls.contains { call in
      guard family.contains(call.body), call.receiver == place, primitive.isMet(by: call, in: file) else {
        return false
      }
      return repetitions(of: call.range, since: place).contains { !around.contains($0) }
    }
  }

  /// The loops around a place, and the calls that run a closure around it for each of several values; without those in which
  /// the semaphore itself is made.
  private func repetitions(of place: SourceRange, since holder: Value) -> Set<SourceRange> {
    let made = holder.rootVariable.map { file[$0].range }
    var found: Set<SourceRange> = []
    for id in program.family(of: BodyRef(file: fileIndex, body: scope)) {
      for loop in file[id].skippable where loop.kind == .loop || loop.kind == .endlessLoop { found.insert(loop.range) }
    }
    for call in file.calls {
      guard call.range.contains(place), case .body? = call.arguments.last?.value else { continue }
      let mode = program.models.mode(of: call, label: call.arguments.last?.label)
      if mode == .nowMany || program.models.runsForEach(call) { found.insert(call.range) }
    }
    return found.filter { $0.contains(place) && !(made.map($0.contains) ?? false) }
  }
}
