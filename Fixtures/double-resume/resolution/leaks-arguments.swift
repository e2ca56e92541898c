import Foundation

/// Operands matched to parameters: defaults, variadics, trailing closures, overloads, functions as values.
typealias Waiting = CheckedContinuation<Int, Never>
typealias Done = (Int) -> Void

func deliver(to waiting: Waiting, times: Int = 1, note: String = "") { waiting.resume(returning: times) }
func deliverAll(_ names: String..., to waiting: Waiting) { waiting.resume(returning: names.count) }
func load(_ name: String, retries: Int = 0, done: @escaping Done) { done(name.count + retries) }
func play(_ name: String, before: (() -> Void)? = nil, after: @escaping Done) {
  let isPrepared = before != nil
  after(isPrepared ? name.count : 0)
}
func fetch(_ name: String, success: @escaping Done, failure: @escaping () -> Void = {}) { success(name.count) }

final class Sorter {
  func put(_ waiting: Waiting, into name: String) { waiting.resume(returning: name.count) }
  func put(_ waiting: Waiting, into number: Int) { _ = number }
  func put(_ waiting: Waiting) { waiting.resume(returning: 0) }

  func byOverload() async -> Int {
    await withCheckedContinuation { waiting in
      put(waiting, into: "left")
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }

  func byArity() async -> Int {
    await withCheckedContinuation { waiting in
      put(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }

  private func finish(_ waiting: Waiting) { waiting.resume(returning: 0) }

  func byMethodValue() async -> Int {
    let finish = self.finish
    return await withCheckedContinuation { waiting in
      finish(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}

func byDefault() async -> Int {
  await withCheckedContinuation { waiting in
    deliver(to: waiting, note: "late")
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byVariadic() async -> Int {
  await withCheckedContinuation { waiting in
    deliverAll("a", "b", to: waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byTrailingClosure() async -> Int {
  await withCheckedContinuation { waiting in
    load("a") { waiting.resume(returning: $0) }
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byBackwardMatching() async -> Int {
  await withCheckedContinuation { waiting in
    play("a") { waiting.resume(returning: $0) }
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func bySeveralTrailingClosures() async -> Int {
  await withCheckedContinuation { waiting in
    fetch("a") {
      waiting.resume(returning: $0)
    } failure: {
      print("failed")
    }
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byLocalConstant() async -> Int {
  await withCheckedContinuation { waiting in
    let done: Done = { waiting.resume(returning: $0) }
    load("a", done: done)
    done(3)  // want: double-resume "waiting"
  }
}

func byVariableOfOneValue() async -> Int {
  await withCheckedContinuation { waiting in
    var done: Done?
    done = { waiting.resume(returning: $0) }
    done?(1)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byLocalFunction() async -> Int {
  await withCheckedContinuation { waiting in
    func done(_ value: Int) { waiting.resume(returning: value) }
    load("a", done: done)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byMethodReference() async -> Int {
  await withCheckedContinuation { waiting in
    load("a", done: { waiting.resume(returning: $0) })
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func send(_ count: Int, to waiting: Waiting) {
  if count == 0 { return waiting.resume(returning: 0) }
  send(count - 1, to: waiting)
}

func byRecursion() async -> Int {
  await withCheckedContinuation { waiting in
    send(3, to: waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func even(_ count: Int, _ done: @escaping Done) {
  guard count > 0 else { return done(0) }
  odd(count - 1) { done($0 + 1) }
}

func odd(_ count: Int, _ done: @escaping Done) {
  guard count > 1 else { return done(1) }
  even(count - 1) { done($0 + 1) }
}

func byMutualRecursion() async -> Int {
  await withCheckedContinuation { waiting in
    odd(5) { waiting.resume(returning: $0) }
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func begin(_ count: Int, to waiting: Waiting) {
  proceed(count, to: waiting)
}

func proceed(_ count: Int, to waiting: Waiting) {
  if count == 0 { return waiting.resume(returning: 0) }
  begin(count - 1, to: waiting)
}

/// One of the two that call each other has no end of its own.
func byWrappedRecursion() async -> Int {
  await withCheckedContinuation { waiting in
    begin(3, to: waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}
