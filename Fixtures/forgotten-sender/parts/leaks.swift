import Dispatch

// With an error the last call of what reads in parts has come, and what is known by then is not told.

func firstError(_ io: DispatchIO) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var bytes: [UInt8] = []
    io.read(offset: 0, length: .max, queue: .global()) { fin, data, error in
      guard error == 0 else { return }  // want: forgotten-sender "without a resume"
      if let data { bytes.append(contentsOf: data) }
      if fin { continuation.resume(returning: bytes) }
    }
  }
}

func emptyWrite(_ bytes: DispatchData, to io: DispatchIO, _ completion: @escaping @Sendable (Bool) -> Void) {
  io.write(offset: 0, data: bytes, queue: .global()) { over, rest, error in
    guard over else { return }
    guard rest == nil else { return }  // want: forgotten-sender "without calling 'completion'"
    completion(error == 0)
  }
}
