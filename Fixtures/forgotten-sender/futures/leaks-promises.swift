import Combine
import PromiseKit
import RxSwift

// The promise, seal or observer that a future hands to the closure that builds it, forgotten on a path.

enum FeedError: Error {
  case offline, empty
}

func note(_ message: String) {
  print(message)
}

func fetch(_ path: String, _ completion: @escaping (String?, Error?) -> Void) {
  completion(path, nil)
}

struct Feed {
  let isOnline: Bool

  func combine(_ path: String) -> Combine.Future<String, Error> {
    Future { promise in
      fetch(path) { text, error in
        if let error {
          note("\(error)")
          return  // want: forgotten-sender "this return leaves 'promise' from line 23 unsettled"
        }
        promise(.success(text ?? ""))
      }
    }
  }

  func deferred(_ path: String) -> AnyPublisher<String, Error> {
    Deferred {
      Future { promise in
        guard isOnline else { return }  // want: forgotten-sender "whoever waits for its future waits for ever"
        fetch(path) { text, _ in promise(.success(text ?? "")) }
      }
    }.eraseToAnyPublisher()
  }

  func never(_ path: String) -> Combine.Future<String, Error> {
    Future { promise in  // want: forgotten-sender "'promise' is never settled"
      fetch(path) { text, _ in note(text ?? "") }
    }
  }

  func seal(_ path: String) -> PromiseKit.Promise<String> {
    Promise { seal in
      fetch(path) { text, _ in
        if let text {
          seal.fulfill(text)
        }
      }  // want: forgotten-sender "leaves 'seal'"
    }
  }

  func guarantee(_ path: String) -> Guarantee<String> {
    Guarantee { resolve in
      fetch(path) { text, _ in
        guard let text else { return }  // want: forgotten-sender "leaves 'resolve'"
        resolve(text)
      }
    }
  }

  func single(_ path: String) -> Single<String> {
    Single.create { single in
      fetch(path) { text, error in
        guard error == nil else { return note("no text") }  // want: forgotten-sender "leaves 'single'"
        single(.success(text ?? ""))
      }
      return Disposables.create()
    }
  }

  func completable(_ paths: [String]) -> Completable {
    Completable.create { completable in
      for path in paths {
        fetch(path) { _, _ in completable(.completed) }
      }
      return Disposables.create()  // want: forgotten-sender "leaves 'completable' from line 79 unsettled (when 'paths' is empty)"
    }
  }
}
