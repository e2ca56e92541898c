import LeakReporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output and standard error, written without buffers of their own.
enum Console {
  /// Must run before anything is printed: a reader that went away ends the output, not the process.
  static func prepare() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Writes to standard output. If its reader is gone, that is no failure and nothing is said; any other trouble is
  /// said on standard error and gives `false`.
  static func print(_ text: String) -> Bool {
    let error = write(text, to: STDOUT_FILENO)
    guard error != 0, error != EPIPE else { return true }
    complain("standard output: \(SystemError.message(error))")
    return false
  }

  /// Writes to standard error, mostly one line; nothing in it reaches a terminal but text. Nothing can be done if that
  /// fails.
  static func complain(_ message: String) {
    _ = write("leaklint: \(VisibleText.escapeLines(message))\n", to: STDERR_FILENO)
  }

  /// Writes a line over the one before that was written so, on the terminal behind standard error; the empty one
  /// leaves nothing.
  ///
  /// - Parameter rows: the rows that the one before takes, more than one if the terminal has become narrower since.
  static func transient(_ line: String, over rows: Int = 1) {
    let up = rows > 1 ? "\u{1B}[\(rows - 1)A" : ""
    _ = write("\(up)\r\u{1B}[J\(line)", to: STDERR_FILENO)
  }

  /// Writes all of `text` to an open file. Gives 0 or the error number.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Writes all of `bytes` to an open file. Gives 0 or the error number.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = writeOnce(descriptor, start, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return 0
  }

  private static func writeOnce(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Glibc.write(descriptor, start, count)
    #endif
  }
}
