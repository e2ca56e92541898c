import Foundation

// A handler is given on to what calls it again and again.

final class Photos: @unchecked Sendable {
  private let manager: PhotoManager
  init(_ manager: PhotoManager) { self.manager = manager }

  func request(_ asset: Int, handler: @escaping @Sendable (Int?, Bool) -> Void) {
    manager.requestImage(for: asset, resultHandler: handler)
  }

  func whole(_ asset: Int) async -> Int? {
    await withCheckedContinuation { continuation in
      request(asset) { image, isRough in
        if isRough { return }  // ok: the whole one comes later
        continuation.resume(returning: image)
      }
    }
  }
}

protocol PhotoManager: Sendable {
  func requestImage(for asset: Int, resultHandler: @escaping @Sendable (Int?, Bool) -> Void)
}

let NSURLErrorCancelled = -999

/// - Returns: what cancels it, after which nobody is told.
func fetch(
  _ session: any Sessions, _ path: String, completion: @escaping @Sendable (Int?) -> Void
) -> any Sendable {
  session.start(path) { value, code in
    if code == NSURLErrorCancelled { return }  // ok: whoever has cancelled it knows
    completion(value)
  }
}

protocol Sessions {
  func start(_ path: String, completionHandler: @escaping @Sendable (Int?, Int) -> Void) -> any Sendable
}

final class Searches: @unchecked Sendable {
  private func find(_ text: String) async throws -> Int { text.count }

  /// - Returns: what cancels it, after which nobody is told.
  func search(_ text: String, completion: @escaping @Sendable (Int?) -> Void) -> Task<Void, Never> {
    Task {
      do {
        completion(try await self.find(text))
      } catch is CancellationError {
        print("cancelled")  // ok: whoever has cancelled it knows
      } catch {
        completion(nil)
      }
    }
  }
}
