import Dispatch

/// Nobody signals at all.
func waitForNobody(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    print("working")
  }
  semaphore.wait()  // want: forgotten-sender "semaphore"
}

/// The signal stands behind the wait, on the same thread.
func waitThenSignal() {
  let semaphore = DispatchSemaphore(value: 0)
  semaphore.wait()  // want: forgotten-sender "semaphore"
  print("never")
  semaphore.signal()
}

/// The block that would signal is started behind the wait.
func waitThenStart(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  semaphore.wait()  // want: forgotten-sender "semaphore"
  queue.async {
    semaphore.signal()
  }
}

/// Signalled in a loop that may run zero times.
func waitForFirst(_ names: [String], queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    for name in names {  // want: forgotten-sender "semaphore"
      print(name)
      semaphore.signal()
      break
    }
  }
  semaphore.wait()
}
