import LeakFlow
import LeakModel

/// Errors that come out of a wait: of the channel, of a task, of a group's children.
extension RendezvousAnalysis {
  /// A wait throws and control goes to `block`. There is no such path where nothing that is waited for can throw.
  func fails(at block: Int, in body: Body, _ state: inout ChannelState) {
    guard let source = context.waitPlaces(in: BodyRef(file: fileIndex, body: body.id)).failing[block] else { return }
    if isReceived(source, state) != nil { return meetsEnd(&state) }
    if case .variable(let group) = source, state.groups[group] != nil {
      if !canThrow(childrenOf: group, state) { state.isImpossible = true }
      return
    }
    var task = source
    if case .member(let handle, "value") = source { task = handle }
    guard let activity = state.tasks[task] else { return }
    let profile = context.profile(activity)
    if profile.canThrow { return }
    if profile.outcomes.contains(where: \.threw) {
      meetsEnd(&state)
    } else {
      state.isImpossible = true
    }
  }

  func canThrow(childrenOf group: VarID, _ state: ChannelState) -> Bool {
    if state.groups[group]?.othersThrow ?? true { return true }
    return state.parties.contains { $0.group == group && context.profile($0.activity).canThrow }
  }
}
