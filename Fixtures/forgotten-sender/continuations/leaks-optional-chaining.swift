import Dispatch
import Foundation

// The only resume stands behind an optional that may be nil.

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

  func askDelegate() async -> Bool {
    await withCheckedContinuation { continuation in
      delegate?.shouldStart {  // want: forgotten-sender "continuation"
        continuation.resume(returning: $0)
      }
    }
  }

  func askClosure() async -> Bool {
    await withCheckedContinuation { continuation in
      onAsk? { answer in  // want: forgotten-sender "continuation"
        continuation.resume(returning: answer)
      }
    }
  }

  func sendThroughOptional(_ text: String) async -> Int {
    await withCheckedContinuation { cont in
      note("sending \(text)")
      session?.send(text) { count in  // want: forgotten-sender "cont"
        cont.resume(returning: count)
      }
    }
  }

  func castReceiver(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      (session as? FastSession)?.sendFast(text) { count in  // want: forgotten-sender "continuation"
        continuation.resume(returning: count)
      }
    }
  }

  func guardOptional(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      guard let session else { return }  // want: forgotten-sender "continuation"
      session.send(text) { continuation.resume(returning: $0) }
    }
  }

  func weakOther() async -> Int {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [weak other = session] in
        other?.send("hello") { count in  // want: forgotten-sender "continuation"
          continuation.resume(returning: count)
        }
      }
    }
  }

  func weakOtherGuard(_ session: any Session) async -> String {
    await withCheckedContinuation { continuation in
      session.send("title") { [weak peer = self.peer] _ in
        guard let peer else { return }  // want: forgotten-sender "continuation"
        continuation.resume(returning: peer.title)
      }
    }
  }

  func startFromButton(_ text: String) {
    Task { [weak self] in
      let count = await withCheckedContinuation { continuation in
        self?.session?.send(text) { continuation.resume(returning: $0) }  // want: forgotten-sender "continuation"
      }
      note("sent \(count)")
    }
  }

  func weakSelfInTask(_ session: any Session) {
    Task { [weak self] in
      let title = await withCheckedContinuation { continuation in
        session.send("title") { [weak self] _ in
          guard let self else { return }  // want: forgotten-sender "continuation"
          continuation.resume(returning: self.title)
        }
      }
      note(title)
    }
  }

  func nilMeasure(_ session: any Session) async -> Int {
    await withCheckedContinuation { c in
      session.measure { if let size = $0 { c.resume(returning: size) } }  // want: forgotten-sender "c"
    }
  }

  func optionalMap(_ ids: [Int]) async -> Int {
    await withCheckedContinuation { c in _ = ids.first.map { c.resume(returning: $0) } }  // want: forgotten-sender "c"
  }
}
