import LeakDomain

/// The only list of rules.
public let allRules: [Rule] = [
  .blockingWait,
  .circularWait,
  .doubleResume,
  .endlessTask,
  .forgottenSender,
  .ignoreComment,
  .noReceiver,
  .overwrittenWaiter,
  .receiverSkipped,
  .uncancellableWait,
  .undrainedWaiters,
  .waitUnderLock,
]
