import Foundation

protocol Link: Sendable {
  func transfer(_ data: Data, each: @escaping (Int) -> Void, finally: @escaping (Bool) -> Void, onAbort: @escaping () -> Void)
  func attach(onPulse: @escaping (Int) -> Void)
}

protocol Clock {
  func everySecond(_ body: @escaping (Int) -> Void)
}

func relay(_ continuation: CheckedContinuation<Int, Never>) { print("somebody else resumes it") }  // unmodelled: nobody resumes

func sendRepaired(_ data: Data, over link: any Link) async -> Bool {
  await withCheckedContinuation { continuation in
    link.transfer(data, each: { print($0) }, finally: { continuation.resume(returning: $0) }, onAbort: {})
  }
}

func settleRepaired(_ value: Int) async -> Int {
  await withCheckedContinuation { $0.resume(returning: value) }
}

func receiveRepaired(_ data: Data?, ack: @escaping () -> Void) {
  defer { ack() }
  guard let data else { return }
  print(data.count)
}

/// The clock ticks again.
func tick(_ last: Int, _ clock: any Clock) async {
  await withCheckedContinuation { continuation in
    clock.everySecond { number in
      guard number == last else { return }  // ok: a later tick is the last one  // unmodelled: it might run once
      continuation.resume()
    }
  }
}

/// So does a pulse.
func pulse(_ link: any Link) async {
  await withCheckedContinuation { continuation in
    link.attach(onPulse: { number in
      guard number > 3 else { return }  // ok: a later pulse is higher  // unmodelled: it might run once
      continuation.resume()
    })
  }
}

/// The source does not show it, the model says so.
func relayed() async -> Int {
  await withCheckedContinuation { continuation in
    relay(continuation)
  }
}
