import Combine

// Bridges from a publisher to a continuation whose subscription nobody keeps: it is cancelled before it sends anything.

final class Player {
  let finished = PassthroughSubject<Int, Never>()
  let position: AnyPublisher<Int, Never>

  init(position: AnyPublisher<Int, Never>) {
    self.position = position
  }

  func localConstant() async -> Int {
    await withCheckedContinuation { continuation in
      let subscription = finished.first().sink { value in  // want: forgotten-sender "nothing keeps the subscription of this 'sink', which ends at once and leaves 'continuation' from line 14 without a resume"
        continuation.resume(returning: value)
      }
    }
  }

  func discarded() async -> Int {
    await withCheckedContinuation { continuation in
      _ = position.receive(on: QueueScheduler.main).first().sink { value in  // want: forgotten-sender "nothing keeps the subscription"
        continuation.resume(returning: value)
      }
    }
  }

  func localVariable() async -> Int {
    await withCheckedContinuation { continuation in
      var subscription: AnyCancellable?
      subscription = finished.sink { value in  // want: forgotten-sender "nothing keeps the subscription"
        continuation.resume(returning: value)
      }
    }
  }
}
