#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes the file that `--output` names.
enum OutputFile {
  /// Writes all of `text` or leaves the old file as it was. Gives what went wrong, or `nil`.
  ///
  /// A link is followed. What is no regular file, such as `/dev/stdout`, is written to instead of being replaced.
  static func write(_ text: String, to path: FilePath) -> String? {
    switch FileStatus.of(path) {
    case .success(let status) where status.kind == .folder: return "is a folder"
    case .success(let status) where status.kind != .file: return writeInPlace(text, to: path)
    case .success(let status): return replace(path.resolved ?? path, by: text, mode: status.mode)
    case .failure(let failure) where failure.isMissing: return replace(path, by: text, mode: nil)
    case .failure(let failure): return failure.message
    }
  }

  private static func writeInPlace(_ text: String, to path: FilePath) -> String? {
    let descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return SystemError.message(errno) }
    defer { close(descriptor) }
    let error = Console.write(text, to: descriptor)
    return error == 0 || error == EPIPE ? nil : SystemError.message(error)
  }

  /// Writes a new file beside the old one and renames it.
  private static func replace(_ path: FilePath, by text: String, mode: mode_t?) -> String? {
    let name = Array(path.name)
    let folder = FilePath(bytes: Array(path.bytes.dropLast(name.count)))
    guard !name.isEmpty else { return "is a folder" }
    let temporary = folder.appending(Array(".".utf8) + name + Array(".\(getpid()).tmp".utf8))
    let descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { return SystemError.message(errno) }
    var error = Console.write(text, to: descriptor)
    if let mode, error == 0, fchmod(descriptor, mode) != 0 { error = errno }
    if close(descriptor) != 0, error == 0 { error = errno }
    if error == 0 {
      let status = temporary.withCString { old in path.withCString { new in rename(old, new) } }
      if status == 0 { return nil }
      error = errno
    }
    _ = temporary.withCString { unlink($0) }
    return SystemError.message(error)
  }
}
