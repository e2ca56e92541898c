// What is refused has nothing to do with whether another waits.

enum OpenDialogError: Error { case closed }

@MainActor
final class OpenDialog {
  private var waiter: CheckedContinuation<Int, any Error>?
  private var closed = false

  private func checkOpen() throws {
    if closed { throw OpenDialogError.closed }
  }

  func close() { closed = true }

  func ask() async throws -> Int {
    try checkOpen()
    return try await withCheckedThrowingContinuation { waiter = $0 }  // want: overwritten-waiter "replaces the continuation"
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}
