import Foundation

protocol Link: Sendable {
  func transfer(_ data: Data, each: @escaping (Int) -> Void, finally: @escaping (Bool) -> Void, onAbort: @escaping () -> Void)
}

protocol Legacy {
  func ignoring(_ body: @escaping () -> Void)
}

/// Only a success is told.
func send(_ data: Data, over link: any Link) async -> Bool {
  await withCheckedContinuation { continuation in
    link.transfer(
      data, each: { print($0) },
      finally: { ok in
        guard ok else { return }  // want: forgotten-sender "this return leaves 'continuation'"  // unmodelled: the same
        continuation.resume(returning: true)
      },
      onAbort: {})
  }
}

/// The closure is not used at all.
func settle(_ value: Int, _ legacy: any Legacy) async -> Int {
  await withCheckedContinuation { continuation in  // want: forgotten-sender "'continuation' is never resumed"
    legacy.ignoring { continuation.resume(returning: value) }
  }
}

/// The acknowledgement is a completion handler by its name.
func receive(_ data: Data?, ack: @escaping () -> Void) {
  guard let data else { return }  // want: forgotten-sender "this return leaves without calling 'ack'"
  print(data.count)
  ack()
}
