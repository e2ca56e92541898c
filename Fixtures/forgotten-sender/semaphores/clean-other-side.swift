import Dispatch

/// The closure waits; the function signals behind it.
func holdWorkers(_ count: Int, queue: DispatchQueue) {
  let go = DispatchSemaphore(value: 0)
  for _ in 0..<count {
    queue.async {
      go.wait()  // ok: signalled below, once for each
      print("running")
    }
  }
  for _ in 0..<count {
    go.signal()
  }
}
