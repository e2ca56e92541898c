import Dispatch

// The last part, an error or the end of what reads ends it.

func contentsRepaired(of io: DispatchIO) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var all: [UInt8] = []
    io.read(offset: 0, length: .max, queue: .global()) { isLast, data, _ in
      if let data { all.append(contentsOf: data) }
      if isLast { continuation.resume(returning: all) }
    }
  }
}

func whole(_ io: DispatchIO) async throws -> [UInt8] {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8], any Error>) in
    nonisolated(unsafe) var all: [UInt8] = []
    io.read(offset: 0, length: .max, queue: .global()) { fin, data, error in
      if let data { all.append(contentsOf: data) }
      switch (fin, error) {
      case (false, _): return
      case (true, 0): continuation.resume(returning: all)
      case (true, _): continuation.resume(throwing: CancellationError())
      }
    }
  }
}

func beginning(_ io: DispatchIO) async -> Int {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var isTold = false
    io.read(offset: 0, length: .max, queue: .global()) { fin, data, _ in
      guard !isTold, fin || data != nil else { return }
      isTold = true
      continuation.resume(returning: data?.count ?? 0)
    }
  }
}

func firstErrorEnds(_ io: DispatchIO) async -> [UInt8]? {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var all: [UInt8] = []
    io.read(offset: 0, length: .max, queue: .global()) { isLast, data, error in
      guard error == 0 else {
        continuation.resume(returning: nil)
        return
      }
      if let data { all.append(contentsOf: data) }
      if isLast { continuation.resume(returning: all) }
    }
  }
}
