import Dispatch

struct Photo: Sendable {
  var name: String
}

enum LoadError: Error {
  case offline
}

protocol Library: AnyObject, Sendable {
  func load(_ name: String, completion: @escaping @Sendable (Result<Photo, LoadError>) -> Void)
  func fetch(_ name: String, completionHandler: @escaping @Sendable (Photo?, (any Error)?) -> Void)
  func names() throws -> [String]
}

/// The failure case is forgotten.
func photo(_ name: String, from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.load(name, completion: { result in
      switch result {
      case .success(let photo):
        continuation.yield(photo)
        continuation.finish()
      case .failure(let error):
        print("can't load \(name): \(error)")
      }
    })  // want: forgotten-sender "continuation"
  }
}

/// The guard in the callback leaves.
func optionalPhoto(_ name: String, from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.fetch(name, completionHandler: { photo, error in
      guard let photo else {
        return  // want: forgotten-sender "continuation"
      }
      continuation.yield(photo)
      continuation.finish()
    })
  }
}

/// An error is looked at, and nothing follows from it.
func photoOrError(_ name: String, from library: any Library) -> AsyncThrowingStream<Photo, any Error> {
  AsyncThrowingStream { continuation in
    library.fetch(name, completionHandler: { photo, error in
      if let error {
        print(error)
        return  // want: forgotten-sender "continuation"
      }
      if let photo {
        continuation.yield(photo)
      }
      continuation.finish()
    })
  }
}

/// Work on a queue, with a handler that only prints.
func photos(in library: any Library, on queue: DispatchQueue) -> AsyncStream<String> {
  AsyncStream { continuation in
    queue.async {
      do {
        for name in try library.names() {
          continuation.yield(name)
        }
        continuation.finish()
      } catch {
        print("no names: \(error)")
      }
    }  // want: forgotten-sender "continuation"
  }
}

/// The build closure itself leaves early.
func photosUnlessEmpty(_ names: [String], library: any Library, queue: DispatchQueue) -> AsyncStream<String> {
  AsyncStream { continuation in
    if names.isEmpty {
      return  // want: forgotten-sender "continuation"
    }
    queue.async {
      names.forEach { continuation.yield($0) }
      continuation.finish()
    }
  }
}

/// Without a library there is nobody who would finish.
func photoOfOptional(_ name: String, from library: (any Library)?) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library?.load(name, completion: { result in  // want: forgotten-sender "continuation"
      if case .success(let photo) = result {
        continuation.yield(photo)
      }
      continuation.finish()
    })
  }
}

/// One of two callbacks that follow each other leaves.
func pairOfPhotos(_ library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.load("left", completion: { left in
      if case .success(let photo) = left {
        continuation.yield(photo)
      }
      library.load("right", completion: { right in
        guard case .success(let photo) = right else {
          return  // want: forgotten-sender "continuation"
        }
        continuation.yield(photo)
        continuation.finish()
      })
    })
  }
}
