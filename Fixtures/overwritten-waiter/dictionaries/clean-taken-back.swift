import CallKit

// CallKit itself has failed what it takes back.

final class PendingCalls {
  private var pending: [String: CXAnswerCallAction] = [:]

  func answer(_ provider: CXProvider, perform action: CXAnswerCallAction) { pending[action.callUUID] = action }

  func answered(_ call: String, _ isThere: Bool) {
    guard let action = pending.removeValue(forKey: call) else { return }
    if isThere { action.fulfill() } else { action.fail() }
  }

  func provider(_ provider: CXProvider, timedOutPerforming action: CXAnswerCallAction) {
    pending[action.callUUID] = nil  // ok: it must not be answered any more
  }

  func providerDidReset(_ provider: CXProvider) { pending.removeAll() }
}
