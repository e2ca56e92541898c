import LeakDomain

/// The only list of rules.
public let allRules: [Rule] = [
  .doubleResume, .forgottenSender, .ignoreComment, .noReceiver, .receiverSkipped,
]
