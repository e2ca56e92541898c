import Foundation

// Event sources that are started, and that nothing keeps: they are freed with the variable that holds them.

func delay(_ seconds: Double) async {
  await withCheckedContinuation { continuation in
    let source = DispatchSource.makeTimerSource()  // want: forgotten-sender "nothing keeps what this 'makeTimerSource' makes, which is freed at once and leaves 'continuation' from line 6"
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler { continuation.resume() }
    source.resume()
  }
}

func delay(_ seconds: Double, on queue: DispatchQueue, completion: @escaping (Bool) -> Void) {
  queue.async {
    let source = DispatchSource.makeTimerSource(queue: queue)  // want: forgotten-sender "nothing keeps what this 'makeTimerSource' makes, which is freed at once and leaves without calling 'completion'"
    source.setEventHandler { completion(true) }
    source.schedule(deadline: .now() + seconds)
    source.activate()
  }
}

func firstSignal(_ number: Int32) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    guard number > 0 else { return continuation.resume(throwing: CancellationError()) }
    let source = DispatchSource.makeSignalSource(signal: number)  // want: forgotten-sender "nothing keeps what this 'makeSignalSource' makes"
    source.setEventHandler {
      continuation.resume()
    }
    source.activate()
  }
}
