// A result is a success or a failure, and nothing else unless it is optional.

func answerRepaired(_ result: Result<Int, Error>?) async -> Int {
  await withCheckedContinuation { continuation in
    if case .success(let value) = result { continuation.resume(returning: value) }
    if case .failure = result { continuation.resume(returning: 0) }
    if result == nil { continuation.resume(returning: -1) }  // ok: the third way
  }
}

func answerOne(_ result: Result<Int, Error>) async -> Int {
  await withCheckedContinuation { continuation in
    if case .success(let value) = result { continuation.resume(returning: value) }
    if case .failure = result { continuation.resume(returning: 0) }  // ok: what is no success is a failure
  }
}
