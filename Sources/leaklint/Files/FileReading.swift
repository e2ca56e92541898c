#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads whole files.
enum FileReading {
  /// Larger files are refused, in bytes.
  static let largestSize = 256 << 20

  enum Failure: Error {
    case system(FileStatus.Failure)
    case folder
    /// A pipe, a device, a socket.
    case special
    case tooLarge

    var message: String {
      switch self {
      case .system(let failure): failure.message
      case .folder: "is a folder, not a file"
      case .special: "not a regular file"
      case .tooLarge: "left out: larger than \(FileReading.largestSize >> 20) MB"
      }
    }

    /// Whether nothing is there any more.
    var isMissing: Bool {
      if case .system(let failure) = self { failure.isMissing } else { false }
    }
  }

  /// The bytes of a regular file as they are. Never waits for the other end of a pipe.
  static func read(_ path: FilePath) -> Result<[UInt8], Failure> {
    let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return .failure(.system(FileStatus.Failure(number: errno))) }
    defer { close(descriptor) }
    switch FileStatus.of(descriptor: descriptor) {
    case .failure(let failure): return .failure(.system(failure))
    case .success(let status):
      switch status.kind {
      case .file: return status.size > largestSize ? .failure(.tooLarge) : bytes(of: descriptor, expected: status.size)
      case .folder: return .failure(.folder)
      case .link, .other: return .failure(.special)
      }
    }
  }

  /// The size is only what to expect: a file may grow or shrink while it is read.
  private static func bytes(of descriptor: Int32, expected: Int) -> Result<[UInt8], Failure> {
    var result: [UInt8] = []
    var room = expected + 1
    while true {
      let (chunk, error) = chunk(of: descriptor, atMost: room)
      if error != 0 { return .failure(.system(FileStatus.Failure(number: error))) }
      if chunk.isEmpty { return .success(result) }
      if result.isEmpty { result = chunk } else { result += chunk }
      guard result.count <= largestSize else { return .failure(.tooLarge) }
      room = 64 << 10
    }
  }

  /// At most `room` bytes and 0, or the error number.
  private static func chunk(of descriptor: Int32, atMost room: Int) -> ([UInt8], Int32) {
    var error: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var got = -1
      repeat { got = readOnce(descriptor, buffer.baseAddress, room) } while got < 0 && errno == EINTR
      if got < 0 { error = errno }
      count = max(0, got)
    }
    return (chunk, error)
  }

  private static func readOnce(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, start, count)
    #else
      Glibc.read(descriptor, start, count)
    #endif
  }
}
