#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the file system says of a path.
struct FileStatus: Sendable {
  enum Kind: Sendable { case file, folder, link, other }

  /// What two names of one file share.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  /// When the content of a file last changed, since 1970.
  struct Time: Hashable, Sendable, CustomStringConvertible {
    var seconds: Int
    var nanoseconds: Int
    var description: String { "\(seconds).\(nanoseconds)" }
  }

  var kind: Kind
  var identity: Identity
  /// In bytes.
  var size: Int
  var modified: Time
  /// Permission bits.
  var mode: mode_t
  var owner: uid_t
  var group: gid_t

  /// Whether this process may write to the file, the permissions of its owner included: root may write to anything.
  func isWritable(_ path: FilePath) -> Bool { mode & 0o222 != 0 && path.withCString { access($0, W_OK) } == 0 }

  /// Follows links. The error is the system's error number.
  static func of(_ path: FilePath) -> Result<FileStatus, Failure> {
    var info = stat()
    return path.withCString { stat($0, &info) } == 0 ? .success(FileStatus(info)) : .failure(Failure(number: errno))
  }

  /// Of a link itself, not of what it leads to.
  static func ofLink(_ path: FilePath) -> Result<FileStatus, Failure> {
    var info = stat()
    return path.withCString { lstat($0, &info) } == 0 ? .success(FileStatus(info)) : .failure(Failure(number: errno))
  }

  /// Of an open file.
  static func of(descriptor: Int32) -> Result<FileStatus, Failure> {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? .success(FileStatus(info)) : .failure(Failure(number: errno))
  }

  struct Failure: Error {
    var number: Int32
    var isMissing: Bool { number == ENOENT || number == ENOTDIR }
    var isLoop: Bool { number == ELOOP }
    var message: String { SystemError.message(number) }
  }

  private init(_ info: stat) {
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: info.st_dev), inode: UInt64(truncatingIfNeeded: info.st_ino))
    size = Int(info.st_size)
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    modified = Time(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    mode = info.st_mode & 0o7777
    owner = info.st_uid
    group = info.st_gid
  }
}

extension FilePath {
  /// The path without links, `.` and `..`, or `nil` if nothing is there.
  var resolved: FilePath? {
    withCString { path in
      guard let buffer = realpath(path, nil) else { return nil }
      defer { free(buffer) }
      return FilePath(bytes: UnsafeBufferPointer(start: buffer, count: strlen(buffer)).map { UInt8(bitPattern: $0) })
    }
  }
}
