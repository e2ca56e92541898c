import NIOCore

func tickedRepaired(_ loop: any EventLoop) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    loop.scheduleRepeatedTask { task in
      task.cancel()  // ok: it does not come again
      continuation.resume()
    }
  }
}
