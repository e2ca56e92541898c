import LeakDomain

/// How messages speak of other places.
extension Spot {
  /// `line 12`, said at another place: a message stands alone, so that it is told when the line is not in its file.
  func line(from place: Spot) -> String {
    location.file == place.location.file ? "line \(line)" : "line \(line) of another file"
  }
}

extension WaitVerdict {
  /// The line of what would end the wait.
  var peerLine: String? { peer.map { $0.line(from: wait) } }
}
