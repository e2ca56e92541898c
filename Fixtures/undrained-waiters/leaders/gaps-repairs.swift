import Foundation

// The first one works, the others wait for its callback, which leaves the mark set. That is told of, and there is no repair for it.

final class Uploads {
  private var queue: [(data: Data, done: (Bool) -> Void)] = []
  private var isUploading = false
  private let send: (Data, @escaping ((any Error)?) -> Void) -> Void

  init(send: @escaping (Data, @escaping ((any Error)?) -> Void) -> Void) { self.send = send }

  func upload(_ data: Data, completion: @escaping (Bool) -> Void) {
    queue.append((data: data, done: completion))
    next()
  }

  private func next() {
    guard !isUploading, let (data, done) = queue.first else { return }
    isUploading = true
    queue.removeFirst()
    send(data) { error in
      if error != nil {
        done(false)
        return  // want: undrained-waiters "this return leaves 'isUploading' set: nobody is left to take what waits in 'queue'"
      }
      done(true)
      self.isUploading = false
      self.next()
    }
  }
}
