import LeakDomain

/// What the analyses of waits have to say, file by file.
struct Waits {
  let program: Program
  let shared: ProgramWaits

  init(program: Program, shared: ProgramWaits) {
    self.program = program
    self.shared = shared
    program.exclusives = Exclusives(program, leads: shared.lockLeads)
  }

  func evidence(file: Int) -> [Evidence] {
    let executors = program.executors(of: file)
    let races = LostRaces(program, shared.races)
    let blocking = BlockingWaits(executors: executors).judge() + (shared.bridges[file] ?? [])
    let uncancellable =
      races.judge(file: file) + EarlyCancellation(program, file: file).judge()
      + EndedSubscriptions(program, file: file).judge()
      + DrainedGroups(program: program, fileIndex: file).judge()
    let locked = WaitsUnderLocks(executors: executors).judge() + SuspendedHolders(executors: executors).judge()
    let circles =
      QueueCircles(executors: executors).judge()
      + LockCircles(executors: executors).judge() + KeptCallbacks(executors: executors).judge()
      + LockOrder(executors: executors).judge() + CrossedObjects(executors: executors).judge()
      + TaskCircles(executors: executors).judge() + OwnTaskCalls(executors: executors).judge()
    let conditions = Conditions(executors: executors).judge()
    let tasks = EndlessTasks(executors: executors).judge()
    let silenced = SilencedWork(program, file: file).judge()
    return silenced.map(Evidence.stored) + (blocking + uncancellable + locked + circles + conditions).map(Evidence.wait)
      + tasks.map(Evidence.task)
  }
}
