import Yams

/// From bytes to what they say, by way of Yams.
enum YAMLReading {
  typealias Place = ConfigurationProblem.Place

  /// - Parameter isTrusted: a text of our own, which keeps within the limits.
  static func read(_ bytes: [UInt8], file: String, isTrusted: Bool) -> Result<YAMLValue, ConfigurationProblem> {
    if !isTrusted, let (line, message) = YAMLLimits.refusal(of: bytes) {
      let place = line.map { Place(line: $0, column: 1) }
      return .failure(ConfigurationProblem(file: file, place: place, message: message))
    }
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        return .success(YAMLValue(content: .mapping([]), place: Place(line: 1, column: 1)))
      }
      var conversion = Conversion(file: file)
      return .success(try conversion.value(root, depth: 0))
    } catch let problem as ConfigurationProblem {
      return .failure(problem)
    } catch let error as YamlError {
      return .failure(problem(error, file: file))
    } catch {
      return .failure(ConfigurationProblem(file: file, message: "the file cannot be read as YAML"))
    }
  }

  private static func problem(_ error: YamlError, file: String) -> ConfigurationProblem {
    func make(_ mark: Mark?, _ message: String) -> ConfigurationProblem {
      let place = mark.map { Place(line: max(1, $0.line), column: max(1, $0.column)) }
      return ConfigurationProblem(file: file, place: place, message: message)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return make(mark, hint(problem) ?? "not YAML: \(problem)")
    case .reader(let problem, _, _, _): return make(nil, "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      return make(context.mark, "the key '\(names.first ?? "")' stands twice in one mapping")
    default: return make(nil, "the file cannot be read as YAML")
    }
  }

  /// What people get wrong most, in words that help.
  private static func hint(_ problem: String) -> String? {
    if problem.contains("cannot start any token") { return "a tab or another character that YAML does not indent with" }
    if problem.contains("alias") || problem.contains("expected alphabetic") {
      return "'*' begins an alias in YAML; put a pattern that begins with it into quotes"
    }
    return nil
  }
}

/// From the nodes of Yams to values of our own, no more and no deeper than the limits allow.
private struct Conversion {
  let file: String
  private var count = 0

  init(file: String) { self.file = file }

  mutating func value(_ node: Node, depth: Int) throws -> YAMLValue {
    let place = Self.place(node)
    count += 1
    guard count <= YAMLLimits.values else { throw problem(place, "the file says too much") }
    guard depth <= YAMLLimits.depth else { throw problem(place, "nested more than \(YAMLLimits.depth) deep") }
    switch node {
    case .scalar(let scalar):
      return YAMLValue(
        content: .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), place: place)
    case .sequence(let sequence):
      return YAMLValue(content: .list(try sequence.map { try value($0, depth: depth + 1) }), place: place)
    case .mapping(let mapping): return YAMLValue(content: .mapping(try entries(mapping, depth)), place: place)
    case .alias: throw problem(place, "an alias; write out what it stands for")
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, _ depth: Int) throws -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    for (key, node) in mapping {
      let place = Self.place(key)
      guard case .scalar(let scalar) = key else { throw problem(place, "a key must be a text") }
      entries.append(YAMLValue.Entry(key: scalar.string, place: place, value: try value(node, depth: depth + 1)))
    }
    return entries
  }

  private static func place(_ node: Node) -> ConfigurationProblem.Place {
    ConfigurationProblem.Place(line: max(1, node.mark?.line ?? 1), column: max(1, node.mark?.column ?? 1))
  }

  private func problem(_ place: ConfigurationProblem.Place, _ message: String) -> ConfigurationProblem {
    ConfigurationProblem(file: file, place: place, message: message)
  }
}
