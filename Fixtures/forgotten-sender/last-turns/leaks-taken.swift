func firstFound(_ mirrors: [String], _ find: @escaping @Sendable (String) -> Int?) async -> Int? {
  await withCheckedContinuation { (continuation: CheckedContinuation<Int?, Never>) in
    Task {
      var left = mirrors
      while let mirror = left.popLast() {  // want: forgotten-sender "leaves 'continuation'"
        if let found = find(mirror) { return continuation.resume(returning: found) }
      }
    }
  }
}
