import Foundation

// Closures that nobody waits for, and handlers that are handed on.

protocol Pump: AnyObject, Sendable {
  func fill(progress: @escaping (Double) -> Void, completion: @escaping (Bool) -> Void)
  func drain(_ completion: @escaping (Bool) -> Void)
}

enum PumpError: Error {
  case dry
}

func note(_ message: String) {
  print(message)
}

class Station {
  let pump: any Pump
  var level = 0
  private var finished: ((Bool) -> Void)?
  private var waiting: [(Int) -> Void] = []

  init(pump: any Pump) {
    self.pump = pump
  }

  func progressOnly(progressHandler: @escaping (Double) -> Void) {
    guard level > 0 else { return }  // ok: progress may be left out
    progressHandler(0.5)
  }

  func updates(_ values: [Int], update: (Int) -> Void) {
    for value in values where value > 0 {  // ok: an update for each value, or none
      update(value)
    }
  }

  func willBegin(_ willBegin: () -> Void) {
    if level == 0 { willBegin() }  // ok: told only when it begins
  }

  func onError(_ onError: (Error) -> Void) {
    if level < 0 { onError(PumpError.dry) }  // ok: called for errors only
  }

  func twoClosures(success: @escaping (Int) -> Void, failure: @escaping (Error) -> Void) {
    if level > 0 {
      success(level)
    } else {
      failure(PumpError.dry)
    }
  }  // ok: one of the two is called

  func predicate(_ isIncluded: (Int) -> Bool) -> [Int] {
    guard level > 0 else { return [] }  // ok: returns a value, nobody waits for its call
    return (0..<level).filter(isIncluded)
  }

  func notImplemented(completion: @escaping (Bool) -> Void) {
    // ok: a stub
  }

  func handedOn(completion: @escaping (Bool) -> Void) {
    pump.fill(progress: { note("\($0)") }, completion: completion)  // ok: handed on
  }

  func handedOnOrCalled(completion: @escaping (Bool) -> Void) {
    if level == 0 {
      pump.drain(completion)  // ok: handed on
    } else {
      completion(true)
    }
  }

  func stored(completion: @escaping (Bool) -> Void) {
    guard finished == nil else { return completion(false) }
    finished = completion  // ok: kept, stop() calls it
  }

  func appended(handler: @escaping (Int) -> Void) {
    if level > 0 {
      handler(level)
      return
    }
    waiting.append(handler)  // ok: kept, stop() calls all
  }

  func stop() {
    finished?(true)
    finished = nil
    waiting.forEach { $0(0) }
    waiting.removeAll()
  }

  func throwsFirst(completion: @escaping (Int) -> Void) throws {
    guard level >= 0 else { throw PumpError.dry }  // ok: the caller gets the error
    try check()  // ok: the caller gets the error
    completion(level)
  }

  func recursive(_ rest: Int, completion: @escaping (Int) -> Void) {
    guard rest > 0 else { return completion(level) }
    level += 1
    recursive(rest - 1, completion: completion)  // ok: the last call calls it
  }

  func recursiveLater(_ rest: Int, completion: @escaping (Int) -> Void) {
    pump.drain { done in
      if done || rest == 0 {
        completion(rest)
      } else {
        self.recursiveLater(rest - 1, completion: completion)  // ok: tries again
      }
    }
  }

  func overridden(completion: @escaping (Bool) -> Void) {
    completion(level > 0)
  }

  func returned(completion: @escaping (Bool) -> Void) -> () -> Void {
    if level > 0 {
      return { completion(true) }  // ok: handed to the caller
    }
    completion(false)
    return {}
  }

  func inGroup(_ names: [String], completion: @escaping (Int) -> Void) {
    let group = DispatchGroup()
    for _ in names {
      group.enter()
      pump.drain { _ in group.leave() }
    }
    group.notify(queue: .main) { completion(names.count) }  // ok: runs when all have left
  }

  func nonEscaping(handler: (Int) -> Bool) -> Bool {
    guard level > 0 else { return false }  // ok: not a completion: it answers a question
    return handler(level)
  }

  private func check() throws {
    if level > 100 { throw PumpError.dry }
  }
}

final class BigStation: Station {
  override func overridden(completion: @escaping (Bool) -> Void) {
    guard level > 10 else { return super.overridden(completion: completion) }  // ok: handed to super
    completion(true)
  }
}
