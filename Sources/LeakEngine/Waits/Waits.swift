import LeakDomain

/// What the analyses of waits have to say, file by file.
struct Waits {
  private let program: Program
  private let executors: [Executors]
  private let bridges: Bridges
  private let races: LostRaces
  private let lives: ProgramLives

  init(_ program: Program) {
    self.program = program
    let types = TypeIsolations(program)
    executors = program.files.indices.map { Executors(program, file: $0, types: types) }
    bridges = Bridges(program, executors)
    races = LostRaces(program)
    lives = ProgramLives(program)
  }

  func evidence(file: Int) -> [Evidence] {
    let blocking = BlockingWaits(executors: executors[file]).judge() + (bridges.verdicts[file] ?? [])
    let uncancellable = races.judge(file: file) + EarlyCancellation(program, file: file).judge()
    let locked = WaitsUnderLocks(executors: executors[file]).judge()
    let circles =
      QueueCircles(executors: executors[file]).judge() + QueueAccessors(executors: executors[file]).judge()
      + TaskCircles(executors: executors[file]).judge()
    let conditions = Conditions(executors: executors[file]).judge()
    let tasks = EndlessTasks(executors: executors[file], lives: lives).judge()
    return ChildProcesses(program, file: file).judge().map(Evidence.pipe)
      + (blocking + uncancellable + locked + circles + conditions).map(Evidence.wait)
      + tasks.map(Evidence.task)
  }
}
