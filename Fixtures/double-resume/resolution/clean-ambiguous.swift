import Foundation

/// Calls that may reach several functions: what they do is not known, and nothing is said.
typealias Waiting = CheckedContinuation<Int, Never>

protocol Keeper: AnyObject {
  func keep(_ waiting: Waiting)
}

final class Resumer: Keeper {
  func keep(_ waiting: Waiting) { waiting.resume(returning: 1) }
}

final class Storer: Keeper {
  var kept: [Waiting] = []
  func keep(_ waiting: Waiting) { kept.append(waiting) }
}

func askAny(keeper: any Keeper, storer: Storer) async -> Int {
  await withCheckedContinuation { waiting in
    keeper.keep(waiting)
    if let kept = storer.kept.popLast() {
      kept.resume(returning: 2)  // ok: the keeper may be the one that stores
    }
  }
}

class Base {
  func take(_ waiting: Waiting) { waiting.resume(returning: 1) }
}

final class Derived: Base {
  var taken: [Waiting] = []
  override func take(_ waiting: Waiting) { taken.append(waiting) }
}

func askBase(base: Base, isKeeping: Bool) async -> Int {
  await withCheckedContinuation { waiting in
    base.take(waiting)
    if isKeeping { waiting.resume(returning: 2) }  // ok: a derived class takes it in another way
  }
}

enum Left {
  struct Box {
    func put(_ waiting: Waiting) { waiting.resume(returning: 1) }
  }
}

enum Right {
  final class Box {
    var kept: [Waiting] = []
    func put(_ waiting: Waiting) { kept.append(waiting) }
  }

  static func askOfSameName(box: Box, isKeeping: Bool) async -> Int {
    await withCheckedContinuation { waiting in
      box.put(waiting)
      if isKeeping { waiting.resume(returning: 2) }  // ok: this box keeps it
    }
  }
}

final class Overloads {
  var kept: [Waiting] = []
  func put(_ waiting: Waiting, at index: Int) { waiting.resume(returning: index) }
  func put(_ waiting: Waiting, at name: String) { kept.append(waiting) }

  func ask(_ isKeeping: Bool) async -> Int {
    await withCheckedContinuation { waiting in
      put(waiting, at: "left")
      if isKeeping { waiting.resume(returning: 2) }  // ok: the one with a name keeps it
    }
  }
}

final class Switchboard {
  var finish: (Waiting) -> Void = { $0.resume(returning: 0) }

  func connect(isKeeping: Bool) async -> Int {
    await withCheckedContinuation { waiting in
      finish(waiting)
      if isKeeping { waiting.resume(returning: 2) }  // ok: the function can be any
    }
  }

  func reassigned(isKeeping: Bool, keep: @escaping (Waiting) -> Void) async -> Int {
    var put: (Waiting) -> Void = { $0.resume(returning: 0) }
    if isKeeping { put = keep }
    let chosen = put
    return await withCheckedContinuation { waiting in
      chosen(waiting)
      if isKeeping { waiting.resume(returning: 2) }  // ok: the function may be another
    }
  }
}
