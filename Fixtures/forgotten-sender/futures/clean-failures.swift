import Combine

/// By its type such a future does not fail.
func answer(_ bag: inout Set<AnyCancellable>) async -> Int {
  await withCheckedContinuation { continuation in
    Future<Int, Never> { $0(.success(1)) }
      .sink(
        receiveCompletion: { _ in
          print("done")  // ok: there is no failure
        },
        receiveValue: { continuation.resume(returning: $0) }
      ).store(in: &bag)
  }
}
