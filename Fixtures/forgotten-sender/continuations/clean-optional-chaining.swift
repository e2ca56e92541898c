import Dispatch
import Foundation

// What stands behind an optional has a nil side that resumes too, or cannot be nil.

protocol PlayerDelegate: AnyObject, Sendable {
  func shouldStart(completion: @escaping @Sendable (Bool) -> Void)
}

protocol Session: AnyObject, Sendable {
  func send(_ text: String, completion: @escaping @Sendable (Int) -> Void)
  func measure(completion: @escaping @Sendable (Int?) -> Void)
}

protocol FastSession: Session {
  func sendFast(_ text: String, completion: @escaping @Sendable (Int) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Player: @unchecked Sendable {
  weak var delegate: (any PlayerDelegate)?
  var session: (any Session)?
  var onAsk: ((@escaping @Sendable (Bool) -> Void) -> Void)?
  var title = ""
  var peer: Player?

  func askDelegateRepaired() async -> Bool {
    await withCheckedContinuation { continuation in
      guard let delegate else { return continuation.resume(returning: true) }  // ok: the nil side resumes
      delegate.shouldStart {
        continuation.resume(returning: $0)
      }
    }
  }

  func askClosureRepaired() async -> Bool {
    await withCheckedContinuation { continuation in
      if let onAsk {
        onAsk { answer in
          continuation.resume(returning: answer)
        }
      } else {
        continuation.resume(returning: false)
      }
    }  // ok: the nil side resumes
  }

  func sendThroughOptionalRepaired(_ text: String) async -> Int {
    await withCheckedContinuation { cont in
      guard session != nil else { return cont.resume(returning: 0) }
      session?.send(text) { count in  // ok: nil was answered just before, and nothing between can change it
        cont.resume(returning: count)
      }
    }
  }

  func castReceiverRepaired(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let fast = session as? FastSession {
        fast.sendFast(text) { continuation.resume(returning: $0) }
      } else {
        continuation.resume(returning: 0)
      }
    }  // ok: both branches resume
  }

  func guardOptionalRepaired(_ text: String) async -> Int {
    guard let session else { return 0 }  // ok: before the continuation begins
    return await withCheckedContinuation { continuation in
      session.send(text) { continuation.resume(returning: $0) }
    }
  }

  func weakOtherRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [weak other = session] in
        guard let other else { return continuation.resume(returning: 0) }  // ok: the nil side resumes
        other.send("hello") { continuation.resume(returning: $0) }
      }
    }
  }

  func weakOtherGuardRepaired(_ session: any Session) async -> String {
    await withCheckedContinuation { continuation in
      session.send("title") { [weak peer = self.peer] _ in
        continuation.resume(returning: peer?.title ?? "")  // ok: the optional is in the argument
      }
    }
  }

  func startFromButtonRepaired(_ text: String) {
    Task { [weak self] in
      guard let session = self?.session else { return }  // ok: before the continuation begins
      let count = await withCheckedContinuation { continuation in
        session.send(text) { continuation.resume(returning: $0) }
      }
      note("sent \(count)")
    }
  }

  func weakSelfInTaskRepaired(_ session: any Session) {
    Task { [weak self] in
      let title = await withCheckedContinuation { continuation in
        session.send("title") { [weak self] _ in
          guard let self else {
            continuation.resume(returning: "")
            return  // ok: resumed just before
          }
          continuation.resume(returning: self.title)
        }
      }
      note(title)
    }
  }

  func nilMeasureRepaired(_ session: any Session) async -> Int {
    await withCheckedContinuation { c in
      session.measure { if let size = $0 { c.resume(returning: size) } else { c.resume(returning: 0) } }
    }
  }

  func optionalMapRepaired(_ waiting: [Int]) async -> Int {
    await withCheckedContinuation { c in c.resume(returning: waiting.first.map { $0 + 1 } ?? 0) }
  }

  func voidOrElse(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      session?.send(text) { continuation.resume(returning: $0) } ?? continuation.resume(returning: 0)  // ok: nil's side
    }
  }

  func calledOrNot(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      let called: Void? = session?.send(text) { continuation.resume(returning: $0) }  // ok: nil is answered below
      if called == nil {
        continuation.resume(returning: 0)
      }
    }
  }
}
