import Foundation

// What reads the output of a process waits for a line that never comes where the process ends before.

final class Launcher: @unchecked Sendable {
  private var ready: CheckedContinuation<Void, any Error>?
  private let process = Process()
  private let output = Pipe()

  func start() async throws {
    guard ready == nil else { return }
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      guard String(decoding: handle.availableData, as: UTF8.self).contains("ready") else { return }
      self?.ready?.resume()
      self?.ready = nil
    }
    process.terminationHandler = { process in
      print("exited with \(process.terminationStatus)")
    }  // want: forgotten-sender "leaves what is in 'ready' from line 21 without resuming it, and the closure given to 'terminationHandler' runs once"
    try await withCheckedThrowingContinuation { continuation in
      ready = continuation
      do {
        try process.run()
      } catch {
        ready = nil
        continuation.resume(throwing: error)
      }
    }
  }
}

/// The same with a lock and a list of lines; who stops it is told.
final class Server: @unchecked Sendable {
  private let lock = NSLock()
  private var address: CheckedContinuation<String, any Error>?
  private var lines: [String] = []
  private var process: Process?

  func launch(_ process: Process, _ output: Pipe) async throws -> String {
    self.process = process
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        return
      }
      self?.didRead(String(decoding: data, as: UTF8.self))
    }
    process.terminationHandler = { [weak self] process in
      self?.note("exited with \(process.terminationStatus)")
    }  // want: forgotten-sender "leaves what is in 'address' from line 54 without resuming it"
    return try await withCheckedThrowingContinuation { continuation in
      take()?.resume(throwing: CancellationError())
      lock.withLock { address = continuation }
      do { try process.run() } catch { take()?.resume(throwing: error) }
    }
  }

  func stop() {
    process?.terminate()
    take()?.resume(throwing: CancellationError())
  }

  private func didRead(_ line: String) {
    note(line)
    guard line.contains("listening") else { return }
    take()?.resume(returning: line)
  }

  private func note(_ line: String) { lock.withLock { lines.append(line) } }

  private func take() -> CheckedContinuation<String, any Error>? {
    lock.withLock {
      let waiter = address
      address = nil
      return waiter
    }
  }
}
