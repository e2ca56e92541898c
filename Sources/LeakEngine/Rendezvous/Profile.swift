import LeakFlow
import LeakModel

/// A place in one of the files.
struct FlowPlace: Hashable {
  var file: Int
  var range: SourceRange
}

/// One way in which an activity ends.
struct ActivityEnd: Hashable {
  var file: Int
  var exit: Exit
  var trace: [TraceStep]
  /// Where the activity sends or finishes on other paths.
  var sites: [SourceRange] = []

  static func == (a: ActivityEnd, b: ActivityEnd) -> Bool { a.file == b.file && a.exit.range == b.exit.range }
  func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(exit.range)
  }
}

/// What an activity has done with the channel when it ends in one way.
struct Outcome: Hashable {
  var sends: Count
  var receives: Count
  var finishes: Bool
  /// It went on until the channel was finished.
  var isDrained: Bool
  var threw: Bool
  /// Tasks that it has started and not awaited.
  var started: [Party]
  var end: ActivityEnd
}

/// What an activity does with the channel.
struct Profile {
  var outcomes: [Outcome] = []
  /// Some path gives the channel to something unknown.
  var isHanded = false
  /// A loop that only the end of the channel ends.
  var endlessLoop: FlowPlace?
  var firstSend: FlowPlace?
  var firstReceive: FlowPlace?

  static let unknown: Profile = {
    var profile = Profile()
    profile.isHanded = true
    return profile
  }()

  var mostSends: Count { outcomes.reduce(.zero) { $0.joined($1.sends) } }
  var mostReceives: Count { outcomes.reduce(.zero) { $0.joined($1.receives) } }
  /// It can throw for another reason than that the channel failed.
  var canThrow: Bool { isHanded || outcomes.contains { $0.threw && !$0.isDrained } }
  var canFinish: Bool { outcomes.contains(where: \.finishes) }

  /// How many elements it needs at least once it has begun to receive.
  var demand: Count {
    let counts = Set(outcomes.filter { !$0.isDrained }.map(\.receives))
    if counts.count == 1, let only = counts.first, only.exact != nil { return only }
    return firstReceive == nil ? .zero : .one
  }

  /// Whether an outcome does less than another, so that it may be the one to blame.
  func isLess(_ outcome: Outcome) -> Bool {
    outcome.sends != mostSends || (canFinish && !outcome.finishes)
  }
}
