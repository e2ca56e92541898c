/// Waits for ever: nobody resumes the continuation.
func load() async -> Int {
  await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
    print("nothing is resumed here")
  }
}
