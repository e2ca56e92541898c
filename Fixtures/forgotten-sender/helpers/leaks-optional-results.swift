// An optional result: neither of its cases where it is nil.

func answer(_ result: Result<Int, Error>?) async -> Int {
  await withCheckedContinuation { continuation in
    if case .success(let value) = result { continuation.resume(returning: value) }
    if case .failure = result { continuation.resume(returning: 0) }
  }  // want: forgotten-sender "reaching the end here leaves 'continuation' from line 4 without a resume (when 'result' is nil)"
}
