import Foundation

/// A repeating timer resumes each time: whether a callback comes again is not followed for timers.
func repeatingTimer() async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let timer = Timer(timeInterval: 1, repeats: true) { _ in
      continuation.resume()  // todo-want: double-resume "continuation"
    }
    RunLoop.main.add(timer, forMode: .common)
  }
}
