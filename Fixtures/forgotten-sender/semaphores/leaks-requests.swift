import Dispatch

// A closure of which nothing says that it is called again.

struct Request: Sendable {
  var path: String
  var reply: @Sendable (String) throws -> Void
}

protocol Listener: AnyObject {
  func serve(_ answer: @escaping (Request) -> Void)
}

func serveOnce(_ listener: any Listener) {
  let end = DispatchSemaphore(value: 0)
  listener.serve { request in
    do {
      try request.reply(request.path)
      end.signal()
    } catch {
      print("no reply: \(error)")
    }
  }  // want: forgotten-sender "without 'end.signal()' (when the 'try' at line 18 throws)"
  end.wait()
}

/// What it counts is for others.
func serveCounted(_ listener: any Listener) {
  let end = DispatchSemaphore(value: 0)
  var count = 0
  listener.serve { request in
    count += 1
    do {
      try request.reply(request.path)
      end.signal()
    } catch {
      print("no reply: \(error)")
    }
  }  // want: forgotten-sender "without 'end.signal()'"
  end.wait()
  print(count)
}
