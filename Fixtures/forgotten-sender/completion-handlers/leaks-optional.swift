// Optional completion handlers, and receivers that may be nil.

enum SaveError: Error {
  case full, locked
}

protocol Disk: AnyObject, Sendable {
  func write(_ text: String, completion: (@Sendable (Error?) -> Void)?)
  func size(completion: @escaping @Sendable (Int?) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Saver: @unchecked Sendable {
  var disk: (any Disk)?
  weak var spare: (any Disk)?
  var isFull = false

  func optionalHandler(_ text: String, completion: ((Error?) -> Void)? = nil) {
    guard !text.isEmpty else { return }  // want: forgotten-sender "completion"
    completion?(nil)
  }

  func optionalInBranches(_ text: String, completion: ((Bool) -> Void)?) {
    if isFull {
      note("full")
    } else {
      note("saving \(text)")
      completion?(true)
    }
  }  // want: forgotten-sender "completion"

  func receiverNil(_ text: String, completion: @escaping @Sendable (Bool) -> Void) {
    disk?.write(text) { error in  // want: forgotten-sender "completion"
      completion(error == nil)
    }
  }

  func weakReceiverNil(completion: @escaping @Sendable (Int) -> Void) {
    guard let spare else {
      note("no spare disk")
      return  // want: forgotten-sender "completion"
    }
    spare.size { completion($0 ?? 0) }
  }

  func nilArgument(completion: (@Sendable (Int) -> Void)?) {
    guard let disk else {
      completion?(0)
      return
    }
    disk.size { size in
      if let size {
        completion?(size)
      }
    }  // want: forgotten-sender "completion"
  }

  func unwrappedHandler(_ text: String, completion: ((Bool) -> Void)?) {
    guard let completion else { return }  // ok: nobody waits
    if isFull {
      return  // want: forgotten-sender "completion"
    }
    completion(text.isEmpty)
  }

  func mapped(_ text: String, completion: ((Int) -> Void)?) {
    guard !isFull else { return }  // want: forgotten-sender "completion"
    completion.map { $0(text.count) }
  }

  func typedHandler(_ text: String, completion: Handler?) {
    switch text.count {
    case 0: break
    case 1...: completion?(.success(text.count))
    default: completion?(.failure(SaveError.full))
    }
  }  // want: forgotten-sender "completion"

  typealias Handler = (Result<Int, Error>) -> Void

  func implicitlyUnwrapped(_ text: String, handler: ((Bool) -> Void)!) {
    if text.isEmpty { return }  // want: forgotten-sender "handler"
    handler(true)
  }
}
