import Dispatch

// What reads or writes in parts tells with each whether it is the last one: before that, another one comes.

func readToEnd(_ io: DispatchIO) -> [UInt8] {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var bytes: [UInt8] = []
  io.read(offset: 0, length: .max, queue: .global()) { fin, data, error in
    if let data { bytes.append(contentsOf: data) }
    if fin || error != 0 { done.signal() }
  }
  done.wait()
  return bytes
}

func length(of io: DispatchIO) async -> Int {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var count = 0
    io.read(offset: 0, length: .max, queue: .global()) { isOver, data, _ in
      count += data?.count ?? 0
      guard isOver else { return }
      continuation.resume(returning: count)
    }
  }
}

func store(_ data: DispatchData, in io: DispatchIO, _ completion: @escaping @Sendable (Int32) -> Void) {
  io.write(offset: 0, data: data, queue: .global()) { isLast, _, error in
    if !isLast { return }
    completion(error)
  }
}

func firstErrorRepaired(_ io: DispatchIO) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var bytes: [UInt8] = []
    io.read(offset: 0, length: .max, queue: .global()) { fin, data, error in
      guard error == 0 else {
        if fin { continuation.resume(returning: []) }
        return
      }
      if let data { bytes.append(contentsOf: data) }
      if fin { continuation.resume(returning: bytes) }
    }
  }
}

func emptyWriteRepaired(_ bytes: DispatchData, to io: DispatchIO, _ completion: @escaping @Sendable (Bool) -> Void) {
  io.write(offset: 0, data: bytes, queue: .global()) { over, rest, error in
    guard over else { return }
    guard rest == nil else {
      completion(false)
      return
    }
    completion(error == 0)
  }
}
