/// What a YAML text says, with the places where it says it. Scalars are texts: what they mean is for their reader to tell.
struct YAMLValue: Sendable {
  typealias Place = ConfigurationProblem.Place

  indirect enum Content: Sendable {
    /// `isPlain`: written without quotes, so that `true` and `3` are what they look like.
    case scalar(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([Entry])
  }
  struct Entry: Sendable {
    var key: String
    var place: Place
    var value: YAMLValue
  }

  var content: Content
  var place: Place

  /// Nothing stands behind the key, or `null`.
  var isEmpty: Bool {
    if case .scalar(let text, isPlain: true) = content { ["", "~", "null"].contains(text) } else { false }
  }

  /// What it is, for messages.
  var kind: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
