import LeakReporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder of entries by name, that does not grow beyond a size.
struct CacheFolder {
  var path: FilePath
  /// In bytes, of all entries.
  var limit = 256 << 20

  /// Where a user's caches lie; `nil` where nothing says.
  static func standard() -> FilePath? {
    if let path = Terminal.environment("XDG_CACHE_HOME"), FilePath(path).isAbsolute {
      return FilePath(path).appending("leaklint".utf8)
    }
    guard let home = Terminal.environment("HOME"), FilePath(home).isAbsolute else { return nil }
    #if canImport(Darwin)
      let caches = "Library/Caches/leaklint"
    #else
      let caches = ".cache/leaklint"
    #endif
    return FilePath(home).appending(caches.utf8)
  }

  /// `nil` if nothing of this name is there, or if another user could have put it there.
  func read(_ name: String) -> [UInt8]? {
    guard isOwn, case .success(let bytes) = FileReading.read(place(of: name)) else { return nil }
    touch(place(of: name))
    return bytes
  }

  /// Gives what went wrong, or `nil`.
  func write(_ bytes: [UInt8], _ name: String) -> String? {
    let place = place(of: name)
    let inner = FilePath(bytes: Array(place.bytes.dropLast(place.name.count + 1)))
    if let trouble = make(inner) { return trouble }
    guard isOwn else { return complaint("belongs to another user") }
    return FileReplacement.replace(place, by: bytes, like: nil, isLasting: false).map(complaint)
  }

  /// Removes what was used longest ago until four fifths of the limit are left, if the limit is exceeded; and what
  /// killed processes have left.
  func shrink() {
    let now = time(nil)
    var entries: [(path: FilePath, size: Int, used: Int)] = []
    for inner in list(path) where inner.kind == .folder {
      let inner = path.appending(inner.name)
      for entry in list(inner) {
        let path = inner.appending(entry.name)
        guard case .success(let status) = FileStatus.ofLink(path), status.kind == .file else { continue }
        if entry.name.first == UInt8(ascii: "."), status.modified.seconds < now - Self.hour {
          remove(path)
        } else {
          entries.append((path, status.size, status.modified.seconds))
        }
      }
    }
    var size = entries.reduce(0) { $0 + $1.size }
    guard size > limit else { return }
    for entry in entries.sorted(by: { $0.used < $1.used }) where size > limit / 5 * 4 {
      remove(entry.path)
      size -= entry.size
    }
  }

  /// In seconds.
  private static let hour = 3600

  /// Few entries in one folder, whatever the file system.
  private func place(of name: String) -> FilePath {
    path.appending(name.utf8.prefix(2)).appending(name.utf8.dropFirst(2))
  }

  private var isOwn: Bool {
    guard case .success(let status) = FileStatus.of(path) else { return false }
    return status.owner == geteuid()
  }

  /// With the folders around it. Gives what went wrong, or `nil`.
  private func make(_ folder: FilePath) -> String? {
    if folder.withCString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST { return nil }
    guard errno == ENOENT, folder.components.count > 1 else { return complaint(SystemError.message(errno)) }
    let parent = FilePath(bytes: Array(folder.bytes.dropLast(folder.name.count + 1)))
    if let trouble = make(parent) { return trouble }
    let error = folder.withCString { mkdir($0, 0o700) } == 0 ? 0 : errno
    return error == 0 || error == EEXIST ? nil : complaint(SystemError.message(error))
  }

  private func complaint(_ message: String) -> String {
    "nothing is kept for the next run: \(VisibleText.escape(path.text)): \(message)"
  }

  private func list(_ folder: FilePath) -> [FolderListing.Entry] {
    (try? FolderListing.entries(of: folder).get()) ?? []
  }

  private func remove(_ path: FilePath) { _ = path.withCString { unlink($0) } }

  /// Notes that an entry is in use.
  private func touch(_ path: FilePath) { _ = path.withCString { utimensat(AT_FDCWD, $0, nil, 0) } }
}
