import Dispatch
import Foundation

// Timers and event sources that something starts.

@MainActor func timerInATaskRepaired() async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in  // ok: the main thread has a run loop
      continuation.resume()
    }
  }
}

func timerWithoutARunLoopRepaired() async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let timer = Timer(timeInterval: 1, repeats: false) { _ in continuation.resume() }
    RunLoop.main.add(timer, forMode: .common)  // ok: the run loop fires it
  }
}

func timerByACallback(_ completion: @escaping @Sendable () -> Void) {
  Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in
    completion()  // ok: whoever calls may have a run loop
  }
}

func sourceNeverResumedRepaired(_ queue: DispatchQueue) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.schedule(deadline: .now() + 1)
    source.setEventHandler {
      continuation.resume()
      source.cancel()
    }
    source.resume()  // ok: started
  }
}

func sourceResumedOnOnePathRepaired(_ isUrgent: Bool, _ queue: DispatchQueue) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.schedule(deadline: .now() + (isUrgent ? 0 : 1))
    source.setEventHandler {
      source.cancel()
      continuation.resume()
    }
    source.activate()  // ok: on both ways
  }
}

func sourceStartedElsewhere(_ queue: DispatchQueue) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.schedule(deadline: .now() + 1)
    source.setEventHandler {
      source.cancel()
      continuation.resume()
    }
    queue.async { source.resume() }  // ok: a closure starts it
  }
}

func readRepaired(_ channel: DispatchIO, _ queue: DispatchQueue) async -> Int {
  await withCheckedContinuation { continuation in
    channel.read(offset: 0, length: 100, queue: queue) { done, data, error in
      guard done else { return }  // ok: it is called again
      continuation.resume(returning: error == 0 ? data?.count ?? 0 : 0)
    }
  }
}
