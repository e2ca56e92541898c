import LeakFlow

/// What the analyses of one file's channels share: the processes that they have met, and what each does.
final class RendezvousContext {
  let program: Program
  private(set) var processes: [Process] = []
  private var numbers: [Process: Int] = [:]
  private var profiles: [Key: Profile] = [:]
  private var inProgress: Set<Int> = []
  /// Some process has too many paths.
  private(set) var isExhausted = false

  private struct Key: Hashable {
    var process: Int
    var facts: Facts
  }

  init(_ program: Program) { self.program = program }

  func number(of process: Process) -> Int {
    if let known = numbers[process] { return known }
    numbers[process] = processes.count
    processes.append(process)
    return processes.count - 1
  }

  /// What a process does where `facts`, of the file `file`, hold. A cycle ends in *unknown*.
  func profile(_ number: Int, facts: Facts = Facts(), file: Int? = nil) -> Profile {
    let process = processes[number]
    let flow = program.files[process.body.file]
    let known = file == process.body.file ? facts.filtered { flow.isLasting($0) } : Facts()
    let key = Key(process: number, facts: known)
    if let profile = profiles[key] { return profile }
    guard inProgress.count < 32, inProgress.insert(number).inserted else { return .unknown }
    defer { inProgress.remove(number) }
    let analysis = RendezvousAnalysis(self, file: process.body.file, scope: process.body.body, isProcess: true)
    var profile = analysis.profile(of: process, facts: known)
    if analysis.isExhausted {
      isExhausted = true
      profile = .unknown
    }
    profiles[key] = profile
    return profile
  }
}

extension FlowFile {
  /// Whether what is known of a value holds for code that runs later, too.
  fileprivate func isLasting(_ value: Value) -> Bool {
    !value.contains { part in
      switch part {
      case .variable(let id): !self[id].isLet
      case .global: !isConstantMember(part)
      default: false
      }
    }
  }
}
