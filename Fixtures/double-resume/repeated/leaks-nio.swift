import NIOCore

func ticked(_ loop: any EventLoop) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    loop.scheduleRepeatedTask { _ in
      continuation.resume()  // want: double-resume "again each time this runs"
    }
  }
}
