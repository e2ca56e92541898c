// A parameter whose type has another name.

typealias Answer = CheckedContinuation<Int, Never>

struct Clerk: Sendable {
  static func finish(_ answer: Answer, isReady: Bool) {
    if isReady { answer.resume(returning: 1) }
  }  // want: forgotten-sender "leaves 'answer'"

  func ask(isReady: Bool) async -> Int {
    await withCheckedContinuation { answer in Self.finish(answer, isReady: isReady) }
  }
}
