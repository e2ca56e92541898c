import Dispatch

// Whoever waits does so as often as another signals, which may be never.

func printAll(_ items: [Int], on queue: DispatchQueue) {
  let ready = DispatchSemaphore(value: 0)
  queue.async {
    for item in items {  // ok: without an item nobody waits
      print(item)
      ready.signal()
    }
  }
  for _ in items { ready.wait() }
}

func takeTurns(_ rounds: Int, on queue: DispatchQueue) {
  let ping = DispatchSemaphore(value: 1)
  let pong = DispatchSemaphore(value: 0)
  queue.async {
    for _ in 0..<rounds {
      ping.wait()
      pong.signal()
    }
  }
  for _ in 0..<rounds {
    pong.wait()
    ping.signal()
  }
}
