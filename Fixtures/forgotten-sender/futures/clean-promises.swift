import Combine
import PromiseKit
import RxSwift

// Promises, seals and observers that are called on every path, or kept.

enum FeedError: Error {
  case offline, empty
}

func note(_ message: String) {
  print(message)
}

func fetch(_ path: String, _ completion: @escaping (String?, Error?) -> Void) {
  completion(path, nil)
}

final class Feed {
  var isOnline = true
  var waiting: [(Result<String, Error>) -> Void] = []

  func combineRepaired(_ path: String) -> Combine.Future<String, Error> {
    Future { promise in
      fetch(path) { text, error in
        if let error {
          note("\(error)")
          promise(.failure(error))
          return
        }
        promise(.success(text ?? ""))
      }
    }
  }

  func deferredRepaired(_ path: String) -> AnyPublisher<String, Error> {
    Deferred { [self] in
      Future { [self] promise in
        guard isOnline else { return promise(.failure(FeedError.offline)) }
        fetch(path) { text, _ in promise(.success(text ?? "")) }
      }
    }.eraseToAnyPublisher()
  }

  func neverRepaired(_ path: String) -> Combine.Future<String, Error> {
    Future { promise in
      fetch(path) { text, _ in promise(.success(text ?? "")) }
    }
  }

  func sealRepaired(_ path: String) -> PromiseKit.Promise<String> {
    Promise { seal in
      guard isOnline else { throw FeedError.offline }  // ok: the promise is rejected with it
      fetch(path, seal.resolve)
    }
  }

  func guaranteeRepaired(_ path: String) -> Guarantee<String> {
    Guarantee { resolve in
      fetch(path) { text, _ in resolve(text ?? "") }
    }
  }

  func singleRepaired(_ path: String) -> Single<String> {
    Single.create { single in
      fetch(path) { text, error in
        if let error { single(.failure(error)) } else { single(.success(text ?? "")) }
      }
      return Disposables.create()
    }
  }

  func completableRepaired(_ paths: [String]) -> Completable {
    Completable.create { completable in
      guard !paths.isEmpty else {
        completable(.completed)
        return Disposables.create()
      }
      for path in paths {
        fetch(path) { _, _ in completable(.completed) }
      }
      return Disposables.create()
    }
  }

  func twice(_ path: String) -> Combine.Future<String, Error> {
    Future { promise in
      promise(.success(path))
      promise(.failure(FeedError.empty))  // ok: the second call is ignored
    }
  }

  func kept() -> Combine.Future<String, Error> {
    Future { [self] promise in
      waiting.append(promise)  // ok: kept for later
    }
  }
}
