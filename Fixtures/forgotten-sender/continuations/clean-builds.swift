struct Meter: Sendable {
  func debugBuildsOnlyRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      #if DEBUG
        continuation.resume(returning: 1)
      #else
        continuation.resume(returning: 0)  // ok: the other builds
      #endif
    }
  }
}
