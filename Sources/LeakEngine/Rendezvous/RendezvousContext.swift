import LeakFlow

/// What the analyses of one file's channels share: the activities that they have met, and what each does.
final class RendezvousContext {
  let program: Program
  private(set) var activities: [Activity] = []
  private var numbers: [Activity: Int] = [:]
  private var profiles: [Key: Profile] = [:]
  private var places: [BodyRef: WaitPlaces] = [:]
  private var inProgress: Set<Int> = []
  /// What all searches for channels of a file may take together.
  let budget = StateBudget.file()
  /// Some activity has too many paths.
  private(set) var isExhausted = false

  private struct Key: Hashable {
    var activity: Int
    var facts: Facts
  }

  init(_ program: Program) { self.program = program }

  func number(of activity: Activity) -> Int {
    if let known = numbers[activity] { return known }
    numbers[activity] = activities.count
    activities.append(activity)
    return activities.count - 1
  }

  func waitPlaces(in ref: BodyRef) -> WaitPlaces {
    if let known = places[ref] { return known }
    let found = WaitPlaces(program.body(ref), in: program.files[ref.file])
    places[ref] = found
    return found
  }

  /// What a activity does where `facts`, of the file `file`, hold. A cycle ends in *unknown*.
  func profile(_ number: Int, facts: Facts = Facts(), file: Int? = nil) -> Profile {
    let activity = activities[number]
    let flow = program.files[activity.body.file]
    let known = file == activity.body.file ? facts.filtered { flow.isLasting($0) } : Facts()
    let key = Key(activity: number, facts: known)
    if let profile = profiles[key] { return profile }
    guard inProgress.count < 32, inProgress.insert(number).inserted else { return .unknown }
    defer { inProgress.remove(number) }
    let analysis = RendezvousAnalysis(self, file: activity.body.file, scope: activity.body.body, isActivity: true)
    var profile = analysis.profile(of: activity, facts: known)
    if analysis.isExhausted {
      isExhausted = true
      profile = .unknown
    }
    profiles[key] = profile
    return profile
  }
}
