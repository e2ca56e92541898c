// Functions of frameworks that call back once, so that each way through the callback must resume.

struct Subscription: Sendable {
  var name: String
}

/// Stands for a database of CloudKit.
protocol Database: Sendable {
  func fetchAllSubscriptions(completionHandler: @escaping @Sendable ([Subscription]?, (any Error)?) -> Void)
}

/// Stands for a manager of Photos.
protocol Photos: Sendable {
  func requestImageDataAndOrientation(for asset: Int, resultHandler: @escaping @Sendable ([UInt8]?) -> Void)
}

func subscriptions(in database: any Database) async -> [Subscription] {
  await withCheckedContinuation { continuation in
    database.fetchAllSubscriptions { found, _ in
      guard let found else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      continuation.resume(returning: found)
    }
  }
}

func imageData(of asset: Int, from photos: any Photos) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    photos.requestImageDataAndOrientation(for: asset) { bytes in
      guard let bytes else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      continuation.resume(returning: bytes)
    }
  }
}
