#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Puts a new file in the place of an old one, all at once or not at all, and leaves nothing beside it.
enum FileReplacement {
  /// Writes a new file beside the old one, flushes it to the disk and renames it. Gives what went wrong, or `nil`.
  ///
  /// - Parameters:
  ///   - old: what the old file is; its permissions and, where that is allowed, its owner are kept.
  ///   - isLasting: whether to wait until the file is on the disk.
  ///   - isRight: is asked right before the rename; what it says ends the attempt.
  static func replace(
    _ path: FilePath, by bytes: [UInt8], like old: FileStatus?, isLasting: Bool = true,
    unless isRight: () -> String? = { nil }
  ) -> String? {
    let name = Array(path.name)
    let folder = path.folder
    guard !name.isEmpty else { return "is a folder" }
    return Interruption.putOff {
      replace(path, named: name, in: folder, by: bytes, like: old, isLasting: isLasting, unless: isRight)
    }
  }

  private static func replace(
    _ path: FilePath, named name: [UInt8], in folder: FilePath, by bytes: [UInt8], like old: FileStatus?,
    isLasting: Bool, unless isRight: () -> String?
  ) -> String? {
    let temporary = folder.appending(Array(".".utf8) + name + Array(".\(UInt32.random(in: 0 ... .max)).tmp".utf8))
    let mode: mode_t = old == nil ? 0o666 : 0o600
    let descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode) }
    guard descriptor >= 0 else { return SystemError.message(errno) }
    let error = fill(descriptor, bytes, like: old, isLasting)
    var trouble = error == 0 ? isRight() : SystemError.message(error)
    if trouble == nil {
      let status = temporary.withCString { from in path.withCString { to in rename(from, to) } }
      if status == 0 {
        if isLasting { flush(folder) }
        return nil
      }
      trouble = SystemError.message(errno)
    }
    _ = temporary.withCString { unlink($0) }
    return trouble
  }

  /// Gives 0 or the error number. The descriptor is closed in any case.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], like old: FileStatus?, _ isLasting: Bool) -> Int32 {
    var error = bytes.withUnsafeBytes { Console.write($0, to: descriptor) }
    if let old, error == 0 {
      // Only root may give files away; the group may change to one of the user's own.
      if fchown(descriptor, old.owner, old.group) != 0 { _ = fchown(descriptor, uid_t.max, old.group) }
      if fchmod(descriptor, old.mode) != 0 { error = errno }
    }
    if isLasting, error == 0, fsync(descriptor) != 0, errno != EINVAL { error = errno }
    if close(descriptor) != 0, error == 0 { error = errno }
    return error
  }

  /// Makes the rename itself last. Where a folder cannot be flushed, the rename has happened all the same.
  private static func flush(_ folder: FilePath) {
    let descriptor = folder.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
