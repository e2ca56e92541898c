import Dispatch
import NIOCore

// A function gives back what it was given, or a closure over it: then its caller has it.

func same<Value>(_ continuation: CheckedContinuation<Value, Never>) -> CheckedContinuation<Value, Never> {
  continuation
}

func finisher(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  { value in continuation.resume(returning: value ?? 0) }
}

func localFinisher(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  func finish(_ value: Int?) { continuation.resume(returning: value ?? 0) }
  return finish
}

func partial(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  { value in
    if let value { continuation.resume(returning: value) }
  }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
}

func onMain(_ completion: @escaping @Sendable (Int) -> Void) -> @Sendable (Int) -> Void {
  { value in DispatchQueue.main.async { completion(value) } }
}

func given(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let waiting = same(continuation)
    if let value { waiting.resume(returning: value) }
  }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
}

func finished(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let finish = finisher(continuation)
    guard value != 3 else { return }  // want: forgotten-sender "this return leaves 'continuation'"
    finish(value)
  }
}

func finishedLocally(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let finish = localFinisher(continuation)
    DispatchQueue.main.async {
      guard value != 3 else { return }  // want: forgotten-sender "this return leaves 'continuation'"
      finish(value)
    }
  }
}

func count(_ value: Int?, completion: @escaping @Sendable (Int) -> Void) {
  let completion = onMain(completion)
  guard let value else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
  completion(value)
}

struct Clerk: Sendable {
  private func answering(_ continuation: CheckedContinuation<Int, Never>) -> (Int) -> Void {
    { continuation.resume(returning: $0) }
  }

  func ask(isReady: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let answer = answering(continuation)
      if isReady { answer(1) }
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

func settler(_ promise: EventLoopPromise<Void>?) -> (Error?) -> Void {
  { error in
    if let error {
      print(error)
    } else {
      promise?.succeed(())
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise'"
}

func answerer(_ completion: @escaping (Int) -> Void) -> (Int?) -> Void {
  { value in
    guard let value else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    completion(value)
  }
}
