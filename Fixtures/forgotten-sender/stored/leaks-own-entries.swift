import Foundation

final class SharedRequests: @unchecked Sendable {
  private let queue = DispatchQueue(label: "requests")
  private var replies: [String: [@Sendable (Data?) -> Void]] = [:]
  private func send(_ name: String) {}

  func request(_ name: String) async -> Data? {
    await withCheckedContinuation { (continuation: CheckedContinuation<Data?, Never>) in
      queue.async { [self] in
        if replies[name] != nil { return }  // want: forgotten-sender "leaves 'continuation'"
        replies[name] = [{ continuation.resume(returning: $0) }]
        send(name)
      }
    }
  }

  func received(_ name: String, _ data: Data) {
    queue.async { for reply in self.replies.removeValue(forKey: name) ?? [] { reply(data) } }
  }

  func closed() {
    queue.async {
      let all = self.replies
      self.replies = [:]
      for reply in all.values.joined() { reply(nil) }
    }
  }
}
