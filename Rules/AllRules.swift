import LeakDomain

/// The only list of rules.
public let allRules: [Rule] = [.doubleResume, .forgottenSender, .noReceiver, .receiverSkipped]
