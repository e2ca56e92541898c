import SwiftFrontEnd

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A line on standard error that says how far a long run has come, and that is gone when the run ends.
final class Progress: @unchecked Sendable {
  private let total: Int
  private let monitor = Monitor()
  private let begin = ContinuousClock.now
  // These change under the lock only.
  private var done = 0
  private var isEnded = false
  private var thread: LargeStackThread?

  /// A run that ends before says nothing.
  private static let patience = Duration.seconds(1)

  /// - Parameter total: how many files there are.
  init(total: Int) { self.total = total }

  /// Begins to watch the time. `end` must follow.
  func start() {
    let thread = LargeStackThread { [self] in watch() }
    monitor.locked { self.thread = thread }
  }

  /// So many files more are done with. May be called from any thread.
  func advance(by count: Int = 1) { monitor.locked { done += count } }

  /// Erases the line. Nothing is shown from here on.
  func end() {
    let thread = monitor.locked {
      isEnded = true
      monitor.signal()
      return self.thread
    }
    thread?.join()
  }

  /// What the line says.
  static func text(done: Int, of total: Int) -> String {
    done < total ? "reading files: \(done) of \(total)" : "following paths in \(total) file\(total == 1 ? "" : "s")"
  }

  /// The line on a terminal of so many columns: what begins another row would not be erased.
  static func line(done: Int, of total: Int, width: Int?) -> String {
    let line = "leaklint: " + text(done: done, of: total)
    return width.map { String(line.prefix(max(0, $0 - 1))) } ?? line
  }

  /// The rows that a line takes in a terminal of so many columns. One that has become narrower breaks what it shows.
  static func rows(of line: String, width: Int?) -> Int {
    guard let width, !line.isEmpty else { return 1 }
    return (line.count + width - 1) / width
  }

  private func watch() {
    monitor.locked {
      var shown = ""
      while !isEnded {
        monitor.wait()
        guard !isEnded, begin.duration(to: .now) > Self.patience else { continue }
        let width = Terminal.width(STDERR_FILENO)
        let line = Self.line(done: done, of: total, width: width)
        if line != shown { Console.transient(line, over: Self.rows(of: shown, width: width)) }
        shown = line
      }
      if !shown.isEmpty { Console.transient("", over: Self.rows(of: shown, width: Terminal.width(STDERR_FILENO))) }
    }
  }
}
