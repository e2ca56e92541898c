/// What a file has that no person writes, and where.
struct GuardViolation: Hashable, Sendable {
  /// Byte offset of the token that went too far.
  var offset: Int
  /// Completes the sentence "left out: …".
  var reason: String
}
