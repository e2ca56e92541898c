import Dispatch

/// One signal, two waits: signals are not counted against waits.
func waitTwice(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    print("working")
    semaphore.signal()
  }
  semaphore.wait()
  semaphore.wait()  // todo-want: forgotten-sender "semaphore"
}
