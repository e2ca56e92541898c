import Foundation

/// As the proxies of NSXPCConnection: where a message cannot be sent, only the error handler runs.
protocol ServiceConnection: Sendable {
  func remoteObjectProxyWithErrorHandler(_ handler: @escaping @Sendable (any Error) -> Void) -> Any
}

protocol VersionService {
  func version(_ reply: @escaping @Sendable (String) -> Void)
}

struct VersionClient {
  let connection: any ServiceConnection

  func version() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let proxy = connection.remoteObjectProxyWithErrorHandler { error in
        print("connection:", error)
      }  // want: forgotten-sender "leaves 'continuation' from line 16 without a resume"
      guard let service = proxy as? any VersionService else {
        continuation.resume(throwing: CancellationError())
        return
      }
      service.version { continuation.resume(returning: $0) }
    }
  }
}
