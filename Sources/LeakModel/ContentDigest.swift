/// A name for bytes that no other bytes have, whoever chose them: their BLAKE2b-256 (RFC 7693).
///
/// Sources are untrusted, so a short or guessable hash will not do. This one is as strong as SHA-256 and takes a third of its
/// time without instructions made for it, which counts: a run in which nothing has changed does little else. The libraries
/// that have either bring a C library along that takes longer to build than all of leaklint.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  public let bytes: [UInt8]

  public init(_ content: some Collection<UInt8>) {
    var hash = BLAKE2b()
    if content.withContiguousStorageIfAvailable({ hash.update(UnsafeRawBufferPointer($0)) }) == nil {
      Array(content).withUnsafeBytes { hash.update($0) }
    }
    bytes = hash.finish()
  }

  /// Of several parts: other parts, or the same bytes cut in another way, have another digest.
  public init(parts: [[UInt8]]) {
    var hash = BLAKE2b()
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update($0) }
      part.withUnsafeBytes { hash.update($0) }
    }
    bytes = hash.finish()
  }

  /// 64 hex digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
