import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Follows one channel over the paths of the body that makes it, or what an activity does with it.
///
/// A path counts its own sends and receives and remembers the tasks that it has started; what those do is the profile
/// of their body. At every wait, every end of a group and every exit the two sides are compared.
///
/// Omissions: tasks are taken to run on until they wait, in no order; of several sends the first started are taken to
/// be received first; one turn of a loop with a known bound stands for all; a channel that goes into a property, a
/// collection or an unknown call counts as served for good.
final class RendezvousAnalysis: PathSemantics {
  typealias State = ChannelState

  let context: RendezvousContext
  let fileIndex: Int
  let scope: BodyID
  /// Only counts; waits are not judged.
  let isActivity: Bool
  /// What keeps the facts and knows when closures run.
  let facts: ObligationAnalysis
  var program: Program { context.program }
  var file: FlowFile { program.files[fileIndex] }
  var lengths: SequenceLengths { SequenceLengths(file: file, models: program.models) }

  /// Heads of loops that contain the beginning: a turn that ends there ends the channel's scope.
  var enclosingLoopHeads: Set<Int> = []
  private(set) var losses: [Loss] = []
  private var noted: Set<Loss.Place> = []
  /// Obligations that some path meets.
  private(set) var met: Set<Loss.Key> = []
  private(set) var isExhausted = false
  /// Where the first send and the first receive of the body itself stand, and a loop that only `finish` ends.
  var firstSend: FlowPlace?
  var firstReceive: FlowPlace?
  var endlessLoop: FlowPlace?
  /// All places that send and that receive, or release those who do.
  var sendSites: Set<SourceRange> = []
  var receiveSites: Set<SourceRange> = []
  /// Which receives stand in a loop that only the end of the channel ends.
  var endlessCalls: [CallID: Bool?] = [:]
  var leavableLoops: [SourceRange: Bool] = [:]
  var pendingNotes: [Int] = []
  private var active: [BodyID] = []
  lazy var repeatedBounds = boundsInUse()

  init(_ context: RendezvousContext, file: Int, scope: BodyID, isActivity: Bool) {
    self.context = context
    self.fileIndex = file
    self.scope = scope
    self.isActivity = isActivity
    facts = ObligationAnalysis(
      context.program, file: file, primitive: .handler, scope: scope, reports: false)
  }

  func search(
    _ body: Body, from block: Int = Body.entry, instruction: Int = 0, state: ChannelState, facts: Facts
  ) -> PathSearch<RendezvousAnalysis> {
    active.append(body.id)
    defer { active.removeLast() }
    let result = PathSearch(
      body, from: block, instruction: instruction, state: state, facts: facts, semantics: self,
      budget: min(ObligationAnalysis.budget(body), context.budget.left))
    context.budget.spend(result.visited)
    if result.exhausted { isExhausted = true }
    for note in result.notes {
      if losses[note].file == fileIndex {
        losses[note].open.trace.insert(contentsOf: result.trace(toNote: note), at: 0)
      }
      pendingNotes.append(note)
    }
    return result
  }

  func isActive(_ body: BodyID) -> Bool { active.contains(body) || active.count > 16 }

  // MARK: What is found

  func note(_ loss: Loss) {
    guard !isActivity, noted.insert(loss.place).inserted else { return }
    losses.append(loss)
    pendingNotes.append(losses.count - 1)
  }

  /// The channel is more than this analysis can take; nothing is said of it but that.
  func giveUp() { isExhausted = true }

  func meet(_ key: Loss.Key) { met.insert(key) }

  /// Everybody who waits is released: by `finish`, or because somebody unknown may do what is missing.
  func meetAll(_ state: ChannelState) {
    for party in state.parties {
      meet(.sender(party.site))
      meet(.receiver(party.site))
    }
  }

  func release(_ state: inout ChannelState, _ how: ChannelState.Release) {
    guard state.release != .handed else { return }
    meetAll(state)
    if isActivity {
      state.release = how
    } else {
      state.settle(how)
    }
  }
}

/// A way out on which somebody is left waiting.
struct Loss {
  enum Key: Hashable {
    /// A task that sends, or a send of the body itself, by where it begins.
    case sender(SourceRange)
    /// A task that receives.
    case receiver(SourceRange)
    /// The body itself, in a receive.
    case direct(SourceRange)

    var range: SourceRange {
      switch self {
      case .sender(let range), .receiver(let range), .direct(let range): range
      }
    }
  }
  var key: Key
  var file: Int
  var open: ObligationAnalysis.OpenExit
  /// One is told for each of these.
  struct Place: Hashable {
    var key: Key
    var file: Int
    var exit: SourceRange
    var kind: Leak.Exit?
  }
  var place: Place { Place(key: key, file: file, exit: open.exit.range, kind: open.kind) }
  /// Who waits, where that is another place.
  var waiter: FlowPlace?
  /// Where the other side is met on other paths, if not by the body itself.
  var sites: [SourceRange]?
}
