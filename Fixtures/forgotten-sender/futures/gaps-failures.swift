import Combine

/// The generic arguments of a publisher that is made on the spot are not looked at.
func answer(_ bag: inout Set<AnyCancellable>) async -> Int {
  await withCheckedContinuation { continuation in
    Future<Int, Never> { $0(.success(1)) }
      .sink(
        receiveCompletion: { _ in
          print("done")
        },  // todo-ok: such a future does not fail
        receiveValue: { continuation.resume(returning: $0) }
      ).store(in: &bag)
  }
}
