// A parameter whose type has another name.

typealias Answer = CheckedContinuation<Int, Never>

struct ClerkRepaired: Sendable {
  static func finishRepaired(_ answer: Answer, isReady: Bool) {
    if isReady { answer.resume(returning: 1) } else { answer.resume(returning: 0) }
  }

  func ask(isReady: Bool) async -> Int {
    await withCheckedContinuation { answer in Self.finishRepaired(answer, isReady: isReady) }
  }
}
