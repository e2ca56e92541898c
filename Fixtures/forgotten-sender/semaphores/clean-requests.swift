import Dispatch

// A closure that counts how often it is called is called again.

struct Request: Sendable {
  var path: String
  var reply: @Sendable (String) throws -> Void
}

protocol Listener: AnyObject {
  func serve(_ answer: @escaping (Request) -> Void)
}

func serve(_ listener: any Listener) {
  let end = DispatchSemaphore(value: 0)
  var count = 0
  listener.serve { request in
    count += 1
    do {
      try request.reply("\(count): \(request.path)")
      if request.path == "/quit" { end.signal() }
    } catch {
      print("no reply to \(count): \(error)")
    }  // ok: the next request may be the one
  }
  end.wait()
}

func serveOnceRepaired(_ listener: any Listener) {
  let end = DispatchSemaphore(value: 0)
  listener.serve { request in
    do {
      try request.reply(request.path)
    } catch {
      print("no reply: \(error)")
    }
    end.signal()
  }
  end.wait()
}

func serveCountedRepaired(_ listener: any Listener) {
  let end = DispatchSemaphore(value: 0)
  var count = 0
  listener.serve { request in
    count += 1
    do {
      try request.reply(request.path)
    } catch {
      print("no reply: \(error)")
    }
    end.signal()
  }
  end.wait()
  print(count)
}
