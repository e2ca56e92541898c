// The same, resumed on each way; and functions of frameworks that call back many times, or for one outcome only.

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

func subscriptionsRepaired(in database: any Database) async -> [Subscription] {
  await withCheckedContinuation { continuation in
    database.fetchAllSubscriptions { found, _ in
      guard let found else { return continuation.resume(returning: []) }
      continuation.resume(returning: found)
    }
  }
}

func imageDataRepaired(of asset: Int, from photos: any Photos) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    photos.requestImageDataAndOrientation(for: asset) { bytes in
      guard let bytes else { return continuation.resume(returning: []) }
      continuation.resume(returning: bytes)
    }
  }
}

/// Stands for a recogniser of Speech.
protocol Recognizer: Sendable {
  func recognitionTask(with request: Int, resultHandler: @escaping @Sendable (String, Double) -> Void)
}

func transcript(of request: Int, by recognizer: any Recognizer) async -> String {
  await withCheckedContinuation { continuation in
    recognizer.recognitionTask(with: request) { text, confidence in
      guard confidence > 0.9 else { return }  // ok: a partial result, after which it is called again
      continuation.resume(returning: text)
    }
  }
}

/// Stands for an altimeter of Core Motion.
protocol Altimeter: Sendable {
  func startRelativeAltitudeUpdates(to queue: Int, withHandler handler: @escaping @Sendable (Double) -> Void)
}

func climbed(_ height: Double, by altimeter: any Altimeter) async {
  await withCheckedContinuation { continuation in
    altimeter.startRelativeAltitudeUpdates(to: 0) { altitude in
      if altitude >= height { continuation.resume() }  // ok: called for each reading
    }
  }
}

/// Stands for a promise of PromiseKit, and for what its chain ends with.
protocol Loading: Sendable {
  func done(_ body: @escaping @Sendable (Int) throws -> Void) -> any Loading
  func `catch`(_ body: @escaping @Sendable (any Error) -> Void)
}

struct Negative: Error {}

func loaded(_ loading: any Loading) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    loading.done { value in
      if value < 0 { throw Negative() }  // ok: goes on to catch
      continuation.resume(returning: value)
    }.catch { error in
      continuation.resume(throwing: error)
    }
  }
}
