import Dispatch

// Known gap: what reads or writes in parts tells of each part. That the argument which is set with the last one is the first is not known,
// but only what it is called in most places.

func readToEnd(_ io: DispatchIO) -> [UInt8] {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var bytes: [UInt8] = []
  io.read(offset: 0, length: .max, queue: .global()) { fin, data, error in
    if let data { bytes.append(contentsOf: data) }
    if fin || error != 0 { done.signal() }
  }  // todo-ok: another part comes
  done.wait()
  return bytes
}
