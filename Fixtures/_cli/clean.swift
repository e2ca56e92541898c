/// Resumes on its only path.
func answer() async -> Int {
  await withCheckedContinuation { continuation in
    continuation.resume(returning: 42)
  }
}
