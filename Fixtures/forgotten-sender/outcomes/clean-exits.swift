import Foundation

// Whoever waits for a line is told where the process ends, by whatever hears of that.

struct Exited: Error {}

final class LauncherRepaired: @unchecked Sendable {
  private var ready: CheckedContinuation<Void, any Error>?
  private let process = Process()
  private let output = Pipe()

  func startRepaired() async throws {
    guard ready == nil else { return }
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      guard String(decoding: handle.availableData, as: UTF8.self).contains("ready") else { return }
      self?.ready?.resume()
      self?.ready = nil
    }
    process.terminationHandler = { [weak self] process in
      print("exited with \(process.terminationStatus)")
      self?.ready?.resume(throwing: Exited())
      self?.ready = nil
    }
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

final class ServerRepaired: @unchecked Sendable {
  private var address: CheckedContinuation<String, any Error>?
  private var process: Process?

  func launchRepaired(_ process: Process, _ output: Pipe) async throws -> String {
    self.process = process
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      self?.didRead(String(decoding: data, as: UTF8.self))
    }
    process.terminationHandler = { [weak self] process in
      print("exited with \(process.terminationStatus)")
      self?.stop()
    }
    return try await withCheckedThrowingContinuation { continuation in
      take()?.resume(throwing: CancellationError())
      address = continuation
      do { try process.run() } catch { take()?.resume(throwing: error) }
    }
  }

  func stop() { take()?.resume(throwing: CancellationError()) }

  private func didRead(_ line: String) {
    guard line.contains("listening") else { return }
    take()?.resume(returning: line)
  }

  private func take() -> CheckedContinuation<String, any Error>? {
    let waiter = address
    address = nil
    return waiter
  }
}

// MARK: Others that tell

/// What reads hears of the end of the output.
final class ToldByOutput: @unchecked Sendable {
  private var ready: CheckedContinuation<Bool, Never>?

  func start(_ process: Process, _ output: Pipe) async -> Bool {
    guard ready == nil else { return false }
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      if data.isEmpty { self?.tell(false) }  // ok: nothing comes behind that
      if String(decoding: data, as: UTF8.self).contains("ready") { self?.tell(true) }
    }
    process.terminationHandler = { process in print("exited with \(process.terminationStatus)") }
    return await withCheckedContinuation { continuation in
      ready = continuation
      do { try process.run() } catch { tell(false) }
    }
  }

  private func tell(_ isReady: Bool) {
    ready?.resume(returning: isReady)
    ready = nil
  }
}

/// A time limit tells.
final class ToldInTime: @unchecked Sendable {
  private var ready: CheckedContinuation<Bool, Never>?

  func start(_ process: Process, _ output: Pipe) async -> Bool {
    guard ready == nil else { return false }
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      if String(decoding: handle.availableData, as: UTF8.self).contains("ready") { self?.tell(true) }
    }
    process.terminationHandler = { process in print("exited with \(process.terminationStatus)") }
    DispatchQueue.main.asyncAfter(deadline: .now() + 10) { [weak self] in self?.tell(false) }
    return await withCheckedContinuation { continuation in
      ready = continuation
      do { try process.run() } catch { tell(false) }
    }
  }

  private func tell(_ isReady: Bool) {
    ready?.resume(returning: isReady)
    ready = nil
  }
}

/// It is started again, and the line comes then.
final class StartedAgain: @unchecked Sendable {
  private var ready: CheckedContinuation<Void, Never>?

  func start(_ output: Pipe) async {
    guard ready == nil else { return }
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      guard String(decoding: handle.availableData, as: UTF8.self).contains("ready") else { return }
      self?.ready?.resume()
      self?.ready = nil
    }
    await withCheckedContinuation { continuation in
      ready = continuation
      launch(output)
    }
  }

  private func launch(_ output: Pipe) {
    let process = Process()
    process.standardOutput = output
    process.terminationHandler = { [weak self] _ in self?.launch(output) }
    try? process.run()
  }
}
