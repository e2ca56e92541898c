import LeakDomain

/// The only list of rules.
public let allRules: [Rule] = [
  .blockingWait,
  .doubleResume,
  .forgottenSender,
  .ignoreComment,
  .noReceiver,
  .overwrittenWaiter,
  .receiverSkipped,
  .uncancellableWait,
  .undrainedWaiters,
]
