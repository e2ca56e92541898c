import Dispatch
import Foundation

/// Event streams live as long as their source. Their consumer ends them by being cancelled.

protocol Scanner: AnyObject, Sendable {
  func onBarcode(_ handler: @escaping @Sendable (String) -> Void)
  func observe(_ handler: @escaping @Sendable (String) -> Void) -> Int
  func stopObserving(_ token: Int)
}

final class ObserverToken: @unchecked Sendable {
  let token: any NSObjectProtocol
  init(_ token: any NSObjectProtocol) { self.token = token }
}

/// Notifications come for ever.
func notifications(named name: Notification.Name, of center: NotificationCenter) -> AsyncStream<String> {
  AsyncStream { continuation in
    let token = ObserverToken(
      center.addObserver(forName: name, object: nil, queue: nil) { notification in
        continuation.yield(notification.name.rawValue)  // ok: ended by the consumer
      })
    continuation.onTermination = { _ in
      NotificationCenter.default.removeObserver(token.token)
    }
  }
}

/// A timer that repeats.
func ticks(every interval: Double) -> AsyncStream<Date> {
  AsyncStream { continuation in
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now(), repeating: interval)
    timer.setEventHandler {
      continuation.yield(Date())  // ok: ended by the consumer
    }
    continuation.onTermination = { _ in timer.cancel() }
    timer.resume()
  }
}

/// The `Timer` of Foundation.
func slowTicks() -> AsyncStream<Date> {
  AsyncStream { continuation in
    let timer = Timer(timeInterval: 1, repeats: true) { timer in
      continuation.yield(timer.fireDate)  // ok: fires many times
    }
    RunLoop.main.add(timer, forMode: .common)
  }
}

/// Registered and unregistered.
func barcodes(_ scanner: any Scanner) -> AsyncStream<String> {
  AsyncStream { continuation in
    let token = scanner.observe { code in
      continuation.yield(code)  // ok: `onTermination` unregisters
    }
    continuation.onTermination = { [weak scanner] _ in
      scanner?.stopObserving(token)
    }
  }
}

/// Registered only.
func allBarcodes(_ scanner: any Scanner) -> AsyncStream<String> {
  AsyncStream { continuation in
    scanner.onBarcode { continuation.yield($0) }  // ok: an event stream without an end
  }
}

/// Some events end it.
func barcodesUntilStop(_ scanner: any Scanner) -> AsyncStream<String> {
  AsyncStream { continuation in
    scanner.onBarcode { code in
      if code == "STOP" {
        continuation.finish()
      } else {
        continuation.yield(code)  // ok: called again for the next code
      }
    }
  }
}

/// The reader of an event stream ends when its task is cancelled.
func printBarcodes(_ scanner: any Scanner) async {
  for await code in allBarcodes(scanner) {  // ok: ended by cancellation
    print(code)
  }
}

/// Its producer is endless, so no end is forgotten.
func evenTicks() -> AsyncStream<Int> {
  AsyncStream { continuation in
    let task = Task {
      var number = 0
      for await _ in ticks(every: 1) {
        number += 2
        continuation.yield(number)
      }
      continuation.finish()  // ok: ends with its source, if that ever ends
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

/// The `.terminated` answer ends a producer that has lost its consumer.
func countUntilTerminated() -> AsyncStream<Int> {
  AsyncStream { continuation in
    Task {
      var number = 0
      while true {
        if case .terminated = continuation.yield(number) {
          return  // ok: the stream has ended already
        }
        number += 1
        await Task.yield()
      }
    }
  }
}
