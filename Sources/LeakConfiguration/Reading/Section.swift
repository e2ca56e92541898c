import LeakModel

/// Collects what is wrong with one file. Reading goes on behind a mistake, so that all of them are told at once.
final class ProblemList {
  let file: String
  private(set) var problems: [ConfigurationProblem] = []

  init(file: String) { self.file = file }

  func add(_ message: String, at place: ConfigurationProblem.Place, key: String?) {
    // A broken file has ever more to complain about; what is beyond these helps nobody.
    guard problems.count < 20 else { return }
    let key = key?.isEmpty == true ? nil : key
    problems.append(ConfigurationProblem(file: file, place: place, key: key, message: message))
  }
}

/// A mapping whose keys are known. Keys that are not are problems.
struct Section {
  let path: String
  let place: ConfigurationProblem.Place
  /// The keys that are written, in their order.
  let keys: [String]
  private let entries: [String: YAMLValue]
  let problems: ProblemList

  /// `nil` after a complaint if `value` is no mapping. An empty value is an empty section.
  init?(_ value: YAMLValue, path: String, keys: [String], _ problems: ProblemList) {
    self.path = path
    self.place = value.place
    self.problems = problems
    if value.isEmpty {
      (self.keys, entries) = ([], [:])
      return
    }
    guard case .mapping(let written) = value.content else {
      let list = keys.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
      problems.add("expected a mapping with keys such as \(list), found \(value.kind)", at: value.place, key: path)
      return nil
    }
    for entry in written where !keys.contains(entry.key) {
      problems.add(
        "unknown key" + Self.suggestion(entry.key, keys, all: "known are"), at: entry.place,
        key: Self.join(path, entry.key))
    }
    self.keys = written.map(\.key)
    entries = Dictionary(written.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// A mapping whose keys are free.
  init?(_ value: YAMLValue, path: String, _ problems: ProblemList) {
    guard case .mapping(let written) = value.content else {
      problems.add("expected a mapping, found \(value.kind)", at: value.place, key: path)
      return nil
    }
    self.init(value, path: path, keys: written.map(\.key), problems)
  }

  func path(_ key: String) -> String { Self.join(path, key) }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// `; did you mean 'closure'?`, or the whole list where nothing is near.
  static func suggestion(_ text: String, _ names: [String], all: String) -> String {
    let near = NearNames.of(text, among: names)
    if near.isEmpty { return "; \(all) \(names.map { "'\($0)'" }.joined(separator: ", "))" }
    return "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
  }

  func value(_ key: String) -> YAMLValue? { entries[key].flatMap { $0.isEmpty ? nil : $0 } }
  func has(_ key: String) -> Bool { value(key) != nil }

  func complain(_ message: String, _ key: String? = nil) {
    problems.add(message, at: key.flatMap { entries[$0]?.place } ?? place, key: key.map(path) ?? path)
  }
}

/// Values of keys.
extension Section {
  func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .scalar(let text, _) = value.content else {
      complain("expected a text, found \(value.kind)", key)
      return nil
    }
    return text
  }

  /// A text that must be there.
  func neededText(_ key: String) -> String? {
    if !has(key) { complain("'\(key)' is missing") }
    let text = text(key)
    if text == "" { complain("is empty", key) }
    return text
  }

  /// One text or a list of them.
  func texts(_ key: String) -> [String] {
    guard let value = value(key) else { return [] }
    switch value.content {
    case .scalar(let text, _): return [text]
    case .list(let values):
      return values.enumerated().compactMap { number, value in
        if case .scalar(let text, _) = value.content, !value.isEmpty { return text }
        problems.add("expected a text, found \(value.kind)", at: value.place, key: "\(path(key))[\(number)]")
        return nil
      }
    case .mapping:
      complain("expected a text or a list of texts, found a mapping", key)
      return []
    }
  }

  /// One text or more that must be there.
  func neededTexts(_ key: String) -> [String] {
    let count = problems.problems.count
    let texts = texts(key)
    if !has(key) { complain("'\(key)' is missing") }
    if has(key), texts.isEmpty || texts.contains(""), problems.problems.count == count { complain("is empty", key) }
    return texts
  }

  func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .scalar(let text, isPlain: true) = value.content, text == "true" || text == "false" {
      return text == "true"
    }
    complain("expected true or false", key)
    return nil
  }

  func choice(_ key: String, of names: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if names.contains(text) { return text }
    complain("'\(text)' is unknown" + Self.suggestion(text, names, all: "it may be"), key)
    return nil
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ key: String, as type: Value.Type) -> Value?
  where Value.RawValue == String {
    choice(key, of: type.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
  }

  /// One of some names or several of them.
  func choices<Value: RawRepresentable & CaseIterable>(_ key: String, as type: Value.Type) -> [Value]
  where Value.RawValue == String {
    let names = type.allCases.map(\.rawValue)
    return texts(key).compactMap { text in
      if !names.contains(text) {
        complain("'\(text)' is unknown" + Self.suggestion(text, names, all: "it may be"), key)
      }
      return Value(rawValue: text)
    }
  }

  func section(_ key: String, keys: [String]) -> Section? {
    value(key).flatMap { Section($0, path: path(key), keys: keys, problems) }
  }

  /// A list of sections.
  func sections(_ key: String, keys: [String]) -> [Section] {
    guard let value = value(key) else { return [] }
    guard case .list(let values) = value.content else {
      complain("expected a list, found \(value.kind)", key)
      return []
    }
    return values.enumerated().compactMap { number, value in
      Section(value, path: "\(path(key))[\(number)]", keys: keys, problems)
    }
  }
}
