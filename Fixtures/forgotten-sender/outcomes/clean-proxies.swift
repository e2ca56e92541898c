import Foundation

protocol ServiceConnectionRepaired: Sendable {
  func remoteObjectProxyWithErrorHandler(_ handler: @escaping @Sendable (any Error) -> Void) -> Any
}

protocol VersionServiceRepaired {
  func version(_ reply: @escaping @Sendable (String) -> Void)
}

struct VersionClientRepaired {
  let connection: any ServiceConnectionRepaired

  func versionRepaired() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let proxy = connection.remoteObjectProxyWithErrorHandler { error in
        continuation.resume(throwing: error)
      }
      guard let service = proxy as? any VersionServiceRepaired else {
        continuation.resume(throwing: CancellationError())
        return
      }
      service.version { continuation.resume(returning: $0) }
    }
  }

  /// ok: a time limit answers, too
  func limited(completion: @escaping @Sendable (String?) -> Void) {
    let turn = NSLock()
    let proxy = connection.remoteObjectProxyWithErrorHandler { print("connection:", $0) }
    let service = proxy as? any VersionServiceRepaired
    service?.version { text in if turn.try() { completion(text) } }
    DispatchQueue.global().asyncAfter(deadline: .now() + 5) { if turn.try() { completion(nil) } }
  }
}
