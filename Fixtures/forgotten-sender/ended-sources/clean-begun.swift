import Foundation

// Whoever waits is told where the end comes, by the closure or by what is set up beside it.

struct Ended: Error {}

func startedRepaired(_ process: Process, _ output: Pipe) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    output.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        return continuation.resume(throwing: Ended())
      }
      guard String(decoding: data, as: UTF8.self).contains("ready") else { return }
      handle.readabilityHandler = nil
      continuation.resume()
    }
    do {
      try process.run()
    } catch {
      output.fileHandleForReading.readabilityHandler = nil
      continuation.resume(throwing: error)
    }
  }
}

func pollRepaired(_ folder: URL, completion: @escaping (Data?) -> Void) {
  var attempts = 0
  let timer = Timer(timeInterval: 1, repeats: true) { timer in
    attempts += 1
    guard attempts < 10 else {
      timer.invalidate()
      return completion(nil)
    }
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("answer")) else { return }
    timer.invalidate()
    completion(data)
  }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    RunLoop.main.add(timer, forMode: .common)
  } catch {
    completion(nil)
  }
}

/// The end of the process tells.
func toldByProcess(_ process: Process, _ output: Pipe) async -> Data {
  await withCheckedContinuation { continuation in
    let collected = Collected()
    output.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        return  // ok: the process ends behind that
      }
      collected.add(data)
    }
    process.terminationHandler = { _ in continuation.resume(returning: collected.all) }
    do {
      try process.run()
    } catch {
      process.terminationHandler = nil
      continuation.resume(returning: Data())
    }
  }
}

/// So does what waits for it behind the start.
func toldBehind(_ process: Process, _ output: Pipe, completion: @escaping (Data) -> Void) {
  let collected = Collected()
  output.fileHandleForReading.readabilityHandler = { handle in
    let data = handle.availableData
    if data.isEmpty {
      handle.readabilityHandler = nil
      return  // ok: the process is waited for
    }
    collected.add(data)
  }
  do {
    try process.run()
    process.waitUntilExit()
    completion(collected.all)
  } catch {
    completion(Data())
  }
}

final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var data = Data()
  var all: Data { lock.withLock { data } }
  func add(_ more: Data) { lock.withLock { data.append(more) } }
}
