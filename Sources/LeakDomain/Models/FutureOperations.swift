/// The operations of futures: on which outcome the callback runs.
public enum FutureSide: Hashable, Sendable {
  case success, failure, both
}

extension ModelTable {
  /// On which outcome an operation calls back, by a name that only futures have.
  public func futureSide(of name: String?) -> FutureSide? {
    guard let name else { return nil }
    if has(name, .onSuccess) { return .success }
    if has(name, .onFailure) { return .failure }
    return has(name, .onOutcome) ? .both : nil
  }

  /// The same, also by a name that sequences, optionals and results have.
  public func futureSideOfAny(_ name: String?) -> FutureSide? {
    guard let name else { return nil }
    if has(name, .mapsSuccess) { return .success }
    if has(name, .mapsFailure) { return .failure }
    return futureSide(of: name)
  }

  /// Whether the outcome of the receiver passes through the operation where its callback does not run.
  public func passesOutcome(_ name: String?) -> Bool {
    switch futureSideOfAny(name) {
    case .success?, .both?: true
    case .failure?: name.map { has($0, .passesFailure) } ?? false
    case nil: false
    }
  }
}
