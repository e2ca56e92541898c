import Dispatch

// The names under which a completion handler is passed, each called on every path.

struct Reply: Sendable {
  let status: Int
  let body: String
}

enum NetError: Error {
  case offline, empty, refused
}

protocol Net: Sendable {
  func get(_ path: String, completion: @escaping @Sendable (Result<Reply, Error>) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct Client {
  let net: any Net
  let isOnline: Bool

  func nameCompletionRepaired(_ path: String, completion: @escaping @Sendable (Reply?) -> Void) {
    guard isOnline else { return completion(nil) }  // ok: returns by calling it
    net.get(path) { completion(try? $0.get()) }
  }

  func nameCompletionHandlerRepaired(_ path: String, completionHandler: @escaping @Sendable (Bool) -> Void) {
    net.get(path) { result in
      switch result {
      case .success(let reply): completionHandler(reply.status == 200)
      case .failure: completionHandler(false)
      }
    }  // ok: both results call it
  }

  func nameHandlerRepaired(_ path: String, handler: @escaping @Sendable (Int) -> Void) {
    if path.isEmpty {
      handler(0)
      return  // ok: called just before
    }
    net.get(path) { result in
      handler((try? result.get().status) ?? 0)
    }
  }

  func nameCallbackRepaired(_ path: String, callback: @escaping @Sendable (String) -> Void) {
    net.get(path) { result in
      guard let reply = try? result.get() else {
        callback("")
        return  // ok: called just before
      }
      callback(reply.body)
    }
  }

  func nameReplyRepaired(_ path: String, reply: @escaping @Sendable (String?) -> Void) {
    net.get(path) { result in
      if case .success(let answer) = result {
        reply(answer.body)
      } else {
        reply(nil)
      }
    }  // ok: both branches call it
  }

  func nameResultHandlerRepaired(_ path: String, resultHandler: @escaping @Sendable (Result<Int, Error>) -> Void) {
    net.get(path) { result in
      switch result {
      case .success(let reply) where reply.status == 200:
        resultHandler(.success(reply.body.count))
      case .success:
        resultHandler(.failure(NetError.refused))
      case .failure(let error):
        resultHandler(.failure(error))
      }
    }  // ok: all cases call it
  }

  func nameThenRepaired(_ path: String, then: @escaping @Sendable (Reply?) -> Void) {
    net.get(path) { result in
      do {
        then(try result.get())
      } catch {
        then(nil)  // ok: the call above has not happened
      }
    }
  }

  func nameDoneRepaired(_ steps: Int, done: @escaping () -> Void) {
    DispatchQueue.main.async {
      if steps <= 0 { note("nothing to do") }
      done()
    }
  }

  func saveRepaired(_ text: String, withCompletion: @escaping (Bool) -> Void) {
    if isOnline {
      withCompletion(true)
    } else {
      withCompletion(false)
    }
  }  // ok: both branches call it

  func eraseRepaired(_ text: String, onCompletion: @escaping (Bool) -> Void) {
    if text.isEmpty { return onCompletion(false) }  // ok: returns by calling it
    onCompletion(true)
  }

  func uploadRepaired(_ text: String, uploadCompletionHandler: @escaping @Sendable (Int) -> Void) {
    guard isOnline else {
      defer { uploadCompletionHandler(0) }
      note("offline")
      return  // ok: the defer calls it
    }
    net.get(text) { _ in uploadCompletionHandler(text.count) }
  }

  func innerRepaired(_ text: String, completion done: @escaping (Bool) -> Void) {
    done(isOnline && !text.isEmpty)
  }

  func notOnlyAtTheEndRepaired(completion: @escaping (Int) -> Void, retries: Int) {
    if retries == 0 {
      return completion(0)  // ok: returns by calling it
    }
    completion(retries)
  }
}

/// Stands for the delegate of a web view.
final class Navigator {
  var allowed: Set<String> = []

  func decideRepaired(_ host: String?, decisionHandler: @escaping (Bool) -> Void) {
    guard let host else { return decisionHandler(false) }  // ok: returns by calling it
    decisionHandler(allowed.contains(host))
  }

  func receiveRepaired(_ text: String, contentHandler: @escaping (String) -> Void) {
    switch text.count {
    case 0: contentHandler("-")
    case 1...80: contentHandler(text)
    default: contentHandler(String(text.prefix(80)))
    }
  }  // ok: all cases call it
}

/// A function whose name begins with a word for registering, and which calls back with what came of its work.
struct Credentials {
  private var names: Set<String> = []
  private var listeners: [(Result<Void, any Error>) -> Void] = []

  mutating func addOrUpdateRepaired(_ name: String, callback: @escaping (Result<Void, any Error>) -> Void) {
    guard !names.contains(name) else {
      callback(.success(()))
      return
    }
    names.insert(name)
    callback(.success(()))
  }

  /// Registers one that is told of each change.
  mutating func addListener(_ name: String, callback: @escaping (Result<Void, any Error>) -> Void) {
    guard names.contains(name) else { return }
    listeners.append(callback)
  }

  func tellListeners() {
    for listener in listeners { listener(.success(())) }
  }
}
