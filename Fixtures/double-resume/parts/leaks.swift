import Dispatch

// A handler that is called for each part resumes for each.

func contents(of io: DispatchIO) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    io.read(offset: 0, length: .max, queue: .global()) { _, data, _ in
      continuation.resume(returning: data.map(Array.init) ?? [])  // want: double-resume "'continuation'"
    }
  }
}
