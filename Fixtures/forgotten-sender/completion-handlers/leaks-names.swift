import Dispatch

// The names under which a completion handler is passed, each forgotten on one path.

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

  func nameCompletion(_ path: String, completion: @escaping @Sendable (Reply?) -> Void) {
    guard isOnline else { return }  // want: forgotten-sender "completion"
    net.get(path) { completion(try? $0.get()) }
  }

  func nameCompletionHandler(_ path: String, completionHandler: @escaping @Sendable (Bool) -> Void) {
    net.get(path) { result in
      switch result {
      case .success(let reply): completionHandler(reply.status == 200)
      case .failure(let error): note("\(error)")
      }
    }  // want: forgotten-sender "completionHandler"
  }

  func nameHandler(_ path: String, handler: @escaping @Sendable (Int?) -> Void) {
    if path.isEmpty {
      note("no path")
      return  // want: forgotten-sender "handler"
    }
    net.get(path) { result in
      handler((try? result.get().status) ?? 0)
    }
  }

  func nameCallback(_ path: String, callback: @escaping @Sendable (String?) -> Void) {
    net.get(path) { result in
      guard let reply = try? result.get() else { return }  // want: forgotten-sender "callback"
      callback(reply.body)
    }
  }

  func nameReply(_ path: String, reply: @escaping @Sendable (String?) -> Void) {
    net.get(path) { result in
      if case .success(let answer) = result {
        reply(answer.body)
      }
    }  // want: forgotten-sender "reply"
  }

  func nameResultHandler(_ path: String, resultHandler: @escaping @Sendable (Result<Int, Error>) -> Void) {
    net.get(path) { result in
      switch result {
      case .success(let reply) where reply.status == 200:
        resultHandler(.success(reply.body.count))
      case .success:
        break
      case .failure(let error):
        resultHandler(.failure(error))
      }
    }  // want: forgotten-sender "resultHandler"
  }

  func nameThen(_ path: String, then: @escaping @Sendable (Reply?) -> Void) {
    net.get(path) { result in
      do {
        then(try result.get())
      } catch {
        note("\(error)")
      }
    }  // want: forgotten-sender "then"
  }

  func nameDone(_ steps: Int, done: @escaping () -> Void) {
    DispatchQueue.main.async {
      guard steps > 0 else { return }  // want: forgotten-sender "done"
      done()
    }
  }

  func save(_ text: String, withCompletion: @escaping (Bool) -> Void) {
    if isOnline {
      withCompletion(true)
    }
  }  // want: forgotten-sender "withCompletion"

  func erase(_ text: String, onCompletion: @escaping (Bool) -> Void) {
    if text.isEmpty { return }  // want: forgotten-sender "onCompletion"
    onCompletion(true)
  }

  func upload(_ text: String, uploadCompletionHandler: @escaping @Sendable (Int) -> Void) {
    guard isOnline else {
      note("offline")
      return  // want: forgotten-sender "uploadCompletionHandler"
    }
    net.get(text) { _ in uploadCompletionHandler(text.count) }
  }

  func inner(_ text: String, completion done: @escaping (Bool) -> Void) {
    guard isOnline, !text.isEmpty else { return }  // want: forgotten-sender "done"
    done(true)
  }

  func notOnlyAtTheEnd(completion: @escaping (Int) -> Void, retries: Int) {
    if retries == 0 {
      return  // want: forgotten-sender "completion"
    }
    completion(retries)
  }
}

/// Stands for the delegate of a web view.
final class Navigator {
  var allowed: Set<String> = []

  func decide(_ host: String?, decisionHandler: @escaping (Bool) -> Void) {
    guard let host else { return }  // want: forgotten-sender "decisionHandler"
    decisionHandler(allowed.contains(host))
  }

  func receive(_ text: String, contentHandler: @escaping (String) -> Void) {
    switch text.count {
    case 0: note("empty")
    case 1...80: contentHandler(text)
    default: contentHandler(String(text.prefix(80)))
    }
  }  // want: forgotten-sender "contentHandler"
}

/// A function whose name begins with a word for registering, and which calls back with what came of its work.
struct Credentials {
  private var names: Set<String> = []

  mutating func addOrUpdate(_ name: String, callback: @escaping (Result<Void, any Error>) -> Void) {
    guard !names.contains(name) else {
      return  // want: forgotten-sender "this return leaves without calling 'callback' (when 'names.contains(…)' is true)"
    }
    names.insert(name)
    callback(.success(()))
  }
}
