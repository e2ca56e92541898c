#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands in a folder.
enum FolderListing {
  struct Entry {
    var name: [UInt8]
    var kind: FileStatus.Kind
  }

  /// The entries in order of their names' bytes, without `.` and `..`.
  static func entries(of folder: FilePath) -> Result<[Entry], FileStatus.Failure> {
    guard let stream = folder.withCString({ opendir($0) }) else {
      return .failure(FileStatus.Failure(number: errno))
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = name(of: entry)
      if name != [dot], name != [dot, dot] {
        entries.append(Entry(name: name, kind: kind(of: entry, name, in: folder)))
      }
      errno = 0
    }
    guard errno == 0 else { return .failure(FileStatus.Failure(number: errno)) }
    return .success(entries.sorted { $0.name.lexicographicallyPrecedes($1.name) })
  }

  private static let dot = UInt8(ascii: ".")

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
  }

  /// Some file systems do not say the kind with the name.
  private static func kind(
    of entry: UnsafeMutablePointer<dirent>, _ name: [UInt8], in folder: FilePath
  ) -> FileStatus.Kind {
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN): return (try? FileStatus.ofLink(folder.appending(name)).get().kind) ?? .other
    default: return .other
    }
  }
}
