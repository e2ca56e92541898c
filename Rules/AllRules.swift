import LeakDomain

/// The only list of rules.
public let allRules: [Rule] = []
