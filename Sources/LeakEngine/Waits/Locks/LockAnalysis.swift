/// What asks which locks are held and what is done to them.
protocol LockAnalysis: ExecutorAnalysis {}

extension LockAnalysis {
  var regions: LockRegions { LockRegions(executors) }
  var uses: LockUses { LockUses(executors: executors) }
}
