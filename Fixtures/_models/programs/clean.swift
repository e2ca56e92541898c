import Foundation

final class Turn: @unchecked Sendable {
  private let lock = NSLock()
  private var isFree = true

  func seize() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    let wasFree = isFree
    isFree = false
    return wasFree
  }
}

protocol Turns: Sendable {
  func seize() -> Bool
}

/// The line fits into the pipe.
func tidyUp() throws -> Data {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/local/bin/housekeeping")
  process.standardOutput = output
  try process.run()
  process.waitUntilExit()  // ok: it writes one line  // unmodelled: it may fill the pipe
  return output.fileHandleForReading.readDataToEndOfFile()
}

func firstOf(_ turns: any Turns, _ ask: @escaping (@escaping (Int) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    ask { value in
      guard turns.seize() else {
        return  // ok: another has resumed it  // unmodelled: it may be the only one
      }
      continuation.resume(returning: value)
    }
  }
}

final class DeskRepaired {
  private var questions: [Int: CheckedContinuation<Int, Never>] = [:]

  func ask(_ id: Int) async -> Int {
    await withCheckedContinuation { questions[id] = $0 }
  }

  func answer(_ id: Int, _ value: Int) {
    questions.removeValue(forKey: id)?.resume(returning: value)
  }

  func retireRepaired() {
    let open = questions
    questions.removeAll()
    for (_, question) in open { question.resume(returning: 0) }
  }
}

final class Beacon: Sendable {
  func lock() {}
  func unlock() {}
  func park() {}
  func light() {}
}

final class HarbourRepaired: @unchecked Sendable {
  private let beacon = Beacon()
  private var isOpen = false

  func enter() {
    beacon.lock()
    while !isOpen { beacon.park() }
    beacon.unlock()
  }

  func openRepaired() {
    beacon.lock()
    isOpen = true
    beacon.light()
    beacon.unlock()
  }
}
