import Foundation

final class Uploads {
  private var queue: [(data: Data, done: (Bool) -> Void)] = []
  private var isUploading = false
  private let send: (Data, @escaping ((any Error)?) -> Void) -> Void

  init(send: @escaping (Data, @escaping ((any Error)?) -> Void) -> Void) { self.send = send }

  func uploadRepaired(_ data: Data, completion: @escaping (Bool) -> Void) {
    queue.append((data: data, done: completion))
    nextRepaired()
  }

  private func nextRepaired() {
    guard !isUploading, let (data, done) = queue.first else { return }
    isUploading = true
    queue.removeFirst()
    send(data) { error in
      done(error == nil)
      self.isUploading = false
      self.nextRepaired()
    }
  }
}

/// An object that is gone takes those that wait along.
final class Downloads {
  private var queue: [(url: URL, done: (Data?) -> Void)] = []
  private var isLoading = false
  private let load: (URL, @escaping (Data?) -> Void) -> Void

  init(load: @escaping (URL, @escaping (Data?) -> Void) -> Void) { self.load = load }

  func download(_ url: URL, completion: @escaping (Data?) -> Void) {
    queue.append((url: url, done: completion))
    next()
  }

  private func next() {
    guard !isLoading, !queue.isEmpty else { return }
    isLoading = true
    let download = queue.removeFirst()
    load(download.url) { [weak self] data in
      download.done(data)
      guard let self else { return }  // ok: nobody waits in what is gone
      isLoading = false
      next()
    }
  }
}
