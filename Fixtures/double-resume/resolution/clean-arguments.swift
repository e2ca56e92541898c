import Foundation

/// Resumed once. Operands matched to parameters: defaults, variadics, trailing closures, overloads, functions as values.
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

  func byOverloadRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      put(waiting, into: "left")
    }
  }

  func byArityRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      put(waiting)
    }
  }

  private func finish(_ waiting: Waiting) { waiting.resume(returning: 0) }

  func byMethodValueRepaired() async -> Int {
    let finish = self.finish
    return await withCheckedContinuation { waiting in
      finish(waiting)
    }
  }
}

func byDefaultRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    deliver(to: waiting, note: "late")
  }
}

func byVariadicRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    deliverAll("a", "b", to: waiting)
  }
}

func byTrailingClosureRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    load("a") { waiting.resume(returning: $0) }
  }
}

func byBackwardMatchingRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    play("a") { waiting.resume(returning: $0) }
  }
}

func bySeveralTrailingClosuresRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    fetch("a") {
      waiting.resume(returning: $0)
    } failure: {
      print("failed")
    }
  }
}

func byLocalConstantRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    let done: Done = { waiting.resume(returning: $0) }
    load("a", done: done)
  }
}

func byVariableOfOneValueRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    var done: Done?
    done = { waiting.resume(returning: $0) }
    done?(1)
  }
}

func byLocalFunctionRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    func done(_ value: Int) { waiting.resume(returning: value) }
    load("a", done: done)
  }
}

func byMethodReferenceRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    load("a", done: { waiting.resume(returning: $0) })
  }
}

func send(_ count: Int, to waiting: Waiting) {
  if count == 0 { return waiting.resume(returning: 0) }
  send(count - 1, to: waiting)
}

func byRecursionRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    send(3, to: waiting)
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

func byMutualRecursionRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    odd(5) { waiting.resume(returning: $0) }
  }
}

func begin(_ count: Int, to waiting: Waiting) {
  proceed(count, to: waiting)
}

func proceed(_ count: Int, to waiting: Waiting) {
  if count == 0 { return waiting.resume(returning: 0) }
  begin(count - 1, to: waiting)
}

func byWrappedRecursionRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    begin(3, to: waiting)  // ok: resumed once
  }
}
