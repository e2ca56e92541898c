// Threads that wait for ever on purpose.
import Dispatch

func serveForEver(_ serve: @escaping @Sendable () -> Void) -> Never {
  DispatchQueue.global().async(execute: serve)
  let group = DispatchGroup()
  group.enter()
  group.wait()  // ok: it never returns, and says so
  fatalError("the servers have ended")
}
