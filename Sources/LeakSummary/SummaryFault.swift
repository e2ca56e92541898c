/// Why bytes are no summary that can be used.
public enum SummaryFault: Error, Hashable, Sendable {
  case foreign
  case format(UInt64)
  case truncated
  case damaged
  case malformed(String)
  case tool(String)
  case knowledge

  /// What is wrong, to stand behind the name of the file.
  public var message: String {
    switch self {
    case .foreign: "is no summary of leaklint"
    case .format(let number):
      "has format \(number) of summaries, and this leaklint reads format \(SummaryFormat.number): summarize again"
    case .truncated: "ends too early: the summary is damaged"
    case .damaged: "does not have the checksum that it says: the summary is damaged"
    case .malformed(let what): "is no well-formed summary: \(what)"
    case .tool(let version): "was made by leaklint \(version): summarize again with this version"
    case .knowledge: "was made with other models: summarize again with this configuration"
    }
  }
}
