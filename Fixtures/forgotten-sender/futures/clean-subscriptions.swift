import Combine

// Bridges from a publisher to a continuation whose subscription is kept, or which may be over before it is dropped.

final class Player {
  let finished = PassthroughSubject<Int, Never>()
  let position: AnyPublisher<Int, Never>
  var subscriptions: Set<AnyCancellable> = []
  var current: AnyCancellable?

  init(position: AnyPublisher<Int, Never>) {
    self.position = position
  }

  func localConstantRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      finished.first().sink { value in
        continuation.resume(returning: value)
      }.store(in: &subscriptions)  // ok: kept in the set
    }
  }

  func discardedRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      current = position.receive(on: QueueScheduler.main).first().sink { value in  // ok: kept in a property
        continuation.resume(returning: value)
      }
    }
  }

  func localVariableRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      var subscription: AnyCancellable?
      subscription = finished.sink { value in
        continuation.resume(returning: value)
        subscription?.cancel()  // ok: its own callback holds it
        subscription = nil
      }
    }
  }

  func inAConstant() async -> Int {
    await withCheckedContinuation { continuation in
      let subscription = finished.first().sink { value in
        continuation.resume(returning: value)
      }
      subscriptions.insert(subscription)  // ok: kept in the set
    }
  }

  func atOnce() async -> Int {
    await withCheckedContinuation { continuation in
      _ = Just(1).sink { continuation.resume(returning: $0) }  // ok: it sends while it is being subscribed to
    }
  }

  func unknown() async -> Int {
    await withCheckedContinuation { continuation in
      _ = position.first().sink { continuation.resume(returning: $0) }  // ok: nothing is known of the publisher
    }
  }
}

/// Publishers that do not fail, by their types or by where their values come from: what they are told at the end is no failure.
final class Unfailing {
  private let numbers = PassthroughSubject<Int, Never>()
  private var bag: Set<AnyCancellable> = []

  private func all() -> AnyPublisher<Int, Never> { numbers.eraseToAnyPublisher() }

  func ofSubject() async -> Int {
    await withCheckedContinuation { continuation in
      numbers.first().sink(receiveCompletion: { _ in }, receiveValue: { continuation.resume(returning: $0) })
        .store(in: &bag)
    }
  }

  func ofFunction() async -> Int {
    await withCheckedContinuation { continuation in
      all().first().sink(receiveCompletion: { _ in }, receiveValue: { continuation.resume(returning: $0) })
        .store(in: &bag)
    }
  }

  func ofParameter(_ publisher: some Publisher<Int, Never>) async -> Int {
    await withCheckedContinuation { continuation in
      publisher.first().sink(receiveCompletion: { _ in }, receiveValue: { continuation.resume(returning: $0) })
        .store(in: &bag)
    }
  }

  func ofConstant(completion: @escaping (Int) -> Void) {
    Just(1).first().sink(receiveCompletion: { _ in print("done") }, receiveValue: { completion($0) }).store(in: &bag)
  }
}
