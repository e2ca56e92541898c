/// Paths as URI references.
enum ArtifactURI {
  /// A relative reference for a relative path, a `file` URI for an absolute one. Bytes that are no unreserved
  /// characters are percent-encoded, so that no segment is read as a scheme, a query or a fragment.
  static func of(_ path: String) -> (text: String, isRelative: Bool) {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return path.utf8.first == UInt8(ascii: "/") ? ("file://" + text, false) : (text, true)
  }
}
