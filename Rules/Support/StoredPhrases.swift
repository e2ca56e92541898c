import LeakDomain
import LeakModel

/// How messages speak of obligations that a type keeps.
extension StoredVerdict {
  /// One of what is kept: `continuation`, `completion handler`.
  var thing: String {
    switch primitive.kind {
    case .handler: "completion handler"
    case .stream: "stream continuation"
    case .continuation: "continuation"
    case .promise: "promise"
    default: primitive.name
    }
  }

  /// Where it is kept: `'Registry'`.
  var place: String { typeName.map { "'\($0)'" } ?? "this program" }

  /// `resuming it`, `calling it`
  var discharging: String {
    switch primitive.kind {
    case .handler: "calling it"
    case .stream: "finishing it"
    case .continuation: "resuming it"
    case .action: "ending it"
    case .custom: "its being \(primitive.words.done)"
    default: "settling it"
    }
  }

  var discharged: String {
    switch primitive.kind {
    case .handler: "called"
    case .stream: "finished"
    case .continuation: "resumed"
    case .action: "ended"
    case .custom: primitive.words.done
    default: "settled"
    }
  }

  /// Who hangs.
  var consequence: String { relief.map { "\(hanging), unless '\($0)' is called" } ?? hanging }

  private var hanging: String {
    switch primitive.kind {
    case .handler: "whoever waits for it waits for ever"
    case .stream: "whoever reads its stream waits for ever"
    case .continuation: "the task that waits for it is suspended for ever"
    case .action: "the system waits for it until it gives up"
    case .custom: primitive.words.consequence
    default: "whoever waits for its future waits for ever"
    }
  }

  /// ` from line 12`, or ` from lines 12 and 30`
  var origin: String {
    let lines = stores.filter { $0.location.file == at.location.file }.map(\.line)
    switch lines.count {
    case 0: return ""
    case 1: return " from line \(lines[0])"
    case (Self.mostStores + 1)...:
      return " from lines \(lines.prefix(9).map(String.init).joined(separator: ", ")) and \(lines.count - 9) more"
    default: return " from lines \(lines.dropLast().map(String.init).joined(separator: ", ")) and \(lines.last ?? 0)"
    }
  }

  /// The places at which obligations are stored, the first of them where there are many.
  var storePlaces: [(Spot, String)] {
    stores.lazy.filter { $0 != at }.prefix(Self.mostStores).map { ($0, "a \(thing) is stored in '\(slot)' here") }
  }

  /// Of how many places a verdict tells one by one.
  private static let mostStores = 12

  /// From the first store to the line that loses it.
  func story(_ last: String) -> [Step] {
    let first = stores.first.map { [Step(spot: $0, text: "a \(thing) is stored in '\(slot)'")] } ?? []
    return first + steps + [Step(spot: at, text: last)]
  }

  private var isAgain: Bool {
    switch loss {
    case .dischargedAgain, .outlived: true
    default: false
    }
  }

  func diagnosis(_ severity: Severity, _ message: String, last: String) -> Diagnosis {
    Diagnosis(
      severity: severity, at: at, message: message, related: storePlaces, path: story(last),
      consequence: isAgain ? primitive.outcomeOfTwice : primitive.outcome())
  }
}
