#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the operating system says of an error number.
enum SystemError {
  static func message(_ number: Int32) -> String {
    switch number {
    case ENOENT: return "no such file or folder"
    case ELOOP: return "a symbolic link that leads back to itself"
    default: break
    }
    var buffer = [CChar](repeating: 0, count: 256)
    _ = strerror_r(number, &buffer, buffer.count)
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? "error \(number)" : text.prefix(1).lowercased() + text.dropFirst()
  }
}
