import Dispatch
import Foundation

// Timers and event sources that nothing starts: their handlers never run.

func timerInATask() async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in  // want: forgotten-sender "the thread of this 'scheduledTimer' may run no run loop, on which it would fire, and that leaves"
      continuation.resume()
    }
  }
}

func timerWithoutARunLoop() async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let timer = Timer(timeInterval: 1, repeats: false) { _ in  // want: forgotten-sender "nothing starts what this 'Timer' makes"
      continuation.resume()
    }
    print(timer.isValid)
  }
}

func sourceNeverResumed(_ queue: DispatchQueue) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let source = DispatchSource.makeTimerSource(queue: queue)  // want: forgotten-sender "nothing starts what this 'makeTimerSource' makes"
    source.schedule(deadline: .now() + 1)
    source.setEventHandler { continuation.resume() }
  }
}

func sourceResumedOnOnePath(_ isUrgent: Bool, _ queue: DispatchQueue) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let source = DispatchSource.makeTimerSource(queue: queue)  // want: forgotten-sender "without a resume (when 'isUrgent' is false)"
    source.schedule(deadline: .now() + 1)
    source.setEventHandler { continuation.resume() }
    if isUrgent { source.activate() }
  }
}

func read(_ channel: DispatchIO, _ queue: DispatchQueue) async -> Int {
  await withCheckedContinuation { continuation in
    channel.read(offset: 0, length: 100, queue: queue) { done, data, error in
      guard error == 0 else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      if done { continuation.resume(returning: data?.count ?? 0) }
    }
  }
}
