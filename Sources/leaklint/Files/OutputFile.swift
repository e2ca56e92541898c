#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes the file that `--output` names.
enum OutputFile {
  /// Writes all of `text`; see below.
  static func write(_ text: String, to path: FilePath) -> String? { write(Array(text.utf8), to: path) }

  /// Writes all of `bytes` or leaves the old file as it was. Gives what went wrong, or `nil`.
  ///
  /// A link is followed. What is no regular file, such as `/dev/stdout`, is written to instead of being replaced.
  static func write(_ bytes: [UInt8], to path: FilePath) -> String? {
    switch FileStatus.of(path) {
    case .success(let status) where status.kind == .folder: return "is a folder"
    case .success(let status) where status.kind != .file: return writeInPlace(bytes, to: path)
    case .success(let status): return FileReplacement.replace(path.resolved ?? path, by: bytes, like: status)
    case .failure(let failure) where failure.isMissing:
      return FileReplacement.replace(path, by: bytes, like: nil)
    case .failure(let failure): return failure.message
    }
  }

  private static func writeInPlace(_ bytes: [UInt8], to path: FilePath) -> String? {
    let descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return SystemError.message(errno) }
    defer { close(descriptor) }
    let error = bytes.withUnsafeBytes { Console.write($0, to: descriptor) }
    return error == 0 || error == EPIPE ? nil : SystemError.message(error)
  }
}
