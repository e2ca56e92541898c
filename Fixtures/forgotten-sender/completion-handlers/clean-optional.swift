// Optional completion handlers: a nil handler is nobody who waits.

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

  func optionalHandlerRepaired(_ text: String, completion: ((Error?) -> Void)? = nil) {
    guard !text.isEmpty else {
      completion?(SaveError.full)
      return  // ok: called just before, if there is one
    }
    completion?(nil)
  }

  func optionalInBranchesRepaired(_ text: String, completion: ((Bool) -> Void)?) {
    if isFull {
      note("full")
      completion?(false)
    } else {
      note("saving \(text)")
      completion?(true)
    }
  }  // ok: both branches call it

  func receiverNilRepaired(_ text: String, completion: @escaping @Sendable (Bool) -> Void) {
    guard let disk else { return completion(false) }  // ok: the nil side calls it
    disk.write(text) { error in
      completion(error == nil)
    }
  }

  func weakReceiverNilRepaired(completion: @escaping @Sendable (Int) -> Void) {
    guard let spare else {
      note("no spare disk")
      completion(0)
      return  // ok: called just before
    }
    spare.size { completion($0 ?? 0) }
  }

  func nilArgumentRepaired(completion: (@Sendable (Int) -> Void)?) {
    guard let disk else {
      completion?(0)
      return  // ok: called just before, if there is one
    }
    disk.size { size in
      completion?(size ?? 0)
    }
  }

  func unwrappedHandlerRepaired(_ text: String, completion: ((Bool) -> Void)?) {
    guard let completion else { return }  // ok: nobody waits
    if isFull {
      return completion(false)  // ok: returns by calling it
    }
    completion(text.isEmpty)
  }

  func mappedRepaired(_ text: String, callback: ((Int) -> Void)?) {
    callback.map { $0(isFull ? 0 : text.count) }  // ok: without a handler nobody waits
  }

  func typedHandlerRepaired(_ text: String, completion: Handler?) {
    switch text.count {
    case 0: completion?(.failure(SaveError.full))
    default: completion?(.success(text.count))
    }
  }  // ok: both cases call it

  typealias Handler = (Result<Int, Error>) -> Void

  func implicitlyUnwrappedRepaired(_ text: String, handler: ((Bool) -> Void)!) {
    handler(!text.isEmpty)
  }

  func ifLetHandler(_ text: String, completion: ((Bool) -> Void)?) {
    if let completion {
      completion(true)
    }
  }  // ok: without a handler nobody waits

  func handlerOnlyIfPresent(_ text: String, completion: ((Bool) -> Void)?) {
    guard completion != nil else { return }  // ok: nobody waits
    completion?(true)
  }

  func handlerOrDisk(_ text: String, completion: (@Sendable (Error?) -> Void)?) {
    if let disk {
      disk.write(text, completion: completion)  // ok: handed to the disk
    } else {
      completion?(SaveError.locked)
    }
  }

  func voidOrElse(_ text: String, completion: @escaping @Sendable (Bool) -> Void) {
    disk?.write(text) { completion($0 == nil) } ?? completion(false)  // ok: ?? is the nil side
  }
}
