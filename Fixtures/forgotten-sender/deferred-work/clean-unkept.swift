import Foundation

// The same, and something keeps the source.

func delayRepaired(_ seconds: Double) async {
  await withCheckedContinuation { continuation in
    let source = DispatchSource.makeTimerSource()
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler {
      source.cancel()
      continuation.resume()
    }
    source.resume()
  }
}

func delayRepaired(_ seconds: Double, on queue: DispatchQueue, completion: @escaping (Bool) -> Void) {
  queue.async {
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler {
      completion(true)
      source.cancel()
    }
    source.schedule(deadline: .now() + seconds)
    source.activate()
  }
}

func firstSignalRepaired(_ number: Int32) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    guard number > 0 else { return continuation.resume(throwing: CancellationError()) }
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler {
      continuation.resume()
      source.cancel()
    }
    source.activate()
  }
}

final class Delays {
  private var sources: [any DispatchSourceTimer] = []
  private var source: (any DispatchSourceTimer)?

  func delay(_ seconds: Double, completion: @escaping () -> Void) {
    let source = DispatchSource.makeTimerSource()
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler { completion() }  // ok: the list keeps it
    source.resume()
    sources.append(source)
  }

  func delayOnce(_ seconds: Double, completion: @escaping () -> Void) {
    let source = DispatchSource.makeTimerSource()
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler { completion() }  // ok: the property keeps it
    source.resume()
    self.source = source
  }

  func started(_ seconds: Double, completion: @escaping () -> Void) -> any DispatchSourceTimer {
    let source = DispatchSource.makeTimerSource()
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler { completion() }  // ok: whoever called has it
    source.resume()
    return source
  }
}

/// The body waits, and the source is there for as long.
func waitFor(_ seconds: Double, completion: @escaping () -> Void) {
  let done = DispatchSemaphore(value: 0)
  let source = DispatchSource.makeTimerSource()
  source.schedule(deadline: .now() + seconds)
  source.setEventHandler {
    completion()
    done.signal()
  }
  source.resume()
  done.wait()  // ok: the handler runs before
}
