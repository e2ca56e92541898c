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
  func read(chunk: @escaping @Sendable (_ done: Bool, _ data: [UInt8]?) -> Void)
}

func photoRepaired(_ name: String, from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.load(name, completion: { result in
      switch result {
      case .success(let photo):
        continuation.yield(photo)
        continuation.finish()
      case .failure(let error):
        print("can't load \(name): \(error)")
        continuation.finish()  // ok: both cases finish
      }
    })
  }
}

func optionalPhotoRepaired(_ name: String, from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.fetch(name, completionHandler: { photo, error in
      defer { continuation.finish() }
      guard let photo else {
        return  // ok: `defer` finishes
      }
      continuation.yield(photo)
    })
  }
}

func photoOrErrorRepaired(_ name: String, from library: any Library) -> AsyncThrowingStream<Photo, any Error> {
  AsyncThrowingStream { continuation in
    library.fetch(name, completionHandler: { photo, error in
      if let error {
        continuation.finish(throwing: error)
        return  // ok: finished with the error
      }
      if let photo {
        continuation.yield(photo)
      }
      continuation.finish()
    })
  }
}

func photosRepaired(in library: any Library, on queue: DispatchQueue) -> AsyncStream<String> {
  AsyncStream { continuation in
    queue.async {
      do {
        for name in try library.names() {
          continuation.yield(name)
        }
      } catch {
        print("no names: \(error)")
      }
      continuation.finish()  // ok: behind both ways
    }
  }
}

func photosUnlessEmptyRepaired(_ names: [String], library: any Library, queue: DispatchQueue) -> AsyncStream<String> {
  AsyncStream { continuation in
    if names.isEmpty {
      continuation.finish()
      return
    }
    queue.async {
      names.forEach { continuation.yield($0) }
      continuation.finish()
    }
  }
}

func photoOfOptionalRepaired(_ name: String, from library: (any Library)?) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    guard let library else {
      continuation.finish()
      return  // ok: finished when there is no library
    }
    library.load(name, completion: { result in
      if case .success(let photo) = result {
        continuation.yield(photo)
      }
      continuation.finish()
    })
  }
}

func pairOfPhotosRepaired(_ library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    library.load("left", completion: { left in
      if case .success(let photo) = left {
        continuation.yield(photo)
      }
      library.load("right", completion: { right in
        if case .success(let photo) = right {
          continuation.yield(photo)
        }
        continuation.finish()
      })
    })
  }
}

/// The parameter holds the library while the build closure runs, so the weak reference isn't nil.
func photoOfWeak(_ name: String, from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { [weak library] continuation in
    library?.load(name, completion: { _ in  // ok: the build closure runs at once
      continuation.finish()
    })
  }
}

/// A callback that comes many times: the last call finishes.
func bytes(of library: any Library) -> AsyncStream<[UInt8]> {
  AsyncStream { continuation in
    library.read { done, data in
      if let data {
        continuation.yield(data)
      }
      guard done else { return }  // ok: it is called again
      continuation.finish()
    }
  }
}

/// Finished by the notification of a group.
func manyPhotos(_ names: [String], from library: any Library) -> AsyncStream<Photo> {
  AsyncStream { continuation in
    let group = DispatchGroup()
    for name in names {
      group.enter()
      library.load(name, completion: { result in
        if case .success(let photo) = result {
          continuation.yield(photo)
        }
        group.leave()
      })
    }
    group.notify(queue: .global()) {
      continuation.finish()  // ok: after the last photo
    }
  }
}

/// A method reference is the callback.
func namesThenEnd(in library: any Library, on queue: DispatchQueue) -> AsyncStream<String> {
  AsyncStream { continuation in
    for name in (try? library.names()) ?? [] {
      continuation.yield(name)
    }
    queue.async(execute: continuation.finish)  // ok: called on the queue
  }
}
