/// A short name for some texts: 64 bits of FNV-1a, as 16 hex digits. The same on every machine and in every version.
public enum Digest {
  /// - Parameter keep: which bytes count; all if not given.
  public static func hex(_ parts: [String], keep: (UInt8) -> Bool = { _ in true }) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 where keep(byte) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
