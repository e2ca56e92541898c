import Testing

@testable import LeakConfiguration

/// What is wrong is said with file, line and key, and with the name that may have been meant.
@Suite struct ProblemTests {
  private static let rules = ["double-resume", "forgotten-sender", "no-receiver"]

  private func problems(_ text: String) -> [String] {
    UserConfiguration.read(Array(text.utf8), file: "c.yml", rules: Self.rules).problems.map(\.text)
  }

  @Test(arguments: [
    ("rule: {}", "c.yml:1:1: rule: unknown key; did you mean 'rules'?"),
    ("rules:\n  no-reciever: error", "c.yml:2:3: rules.no-reciever: unknown key; did you mean 'no-receiver'?"),
    (
      "rules:\n  no-receiver: fatal",
      "c.yml:2:16: rules.no-receiver: 'fatal' is unknown; it may be 'off', 'on', 'note', 'warning', 'error'"
    ),
    (
      "rules: [no-receiver]",
      "c.yml:1:8: rules: expected a mapping with keys such as 'double-resume', 'forgotten-sender', 'no-receiver', found a list"
    ),
    ("exclude: {a: b}", "c.yml:1:10: exclude: expected a text or a list of texts, found a mapping"),
    ("exclude: [[a]]", "c.yml:1:11: exclude[0]: expected a text, found a list"),
    ("overrides:\n  - paths: a", "c.yml:2:5: overrides[0]: 'rules' is missing"),
    ("overrides:\n  - rules: {no-receiver: off}", "c.yml:2:5: overrides[0]: 'paths' is missing"),
    (
      "models:\n  functions:\n    - name: f\n      closure: now-onse\n      reason: r",
      "c.yml:4:16: models.functions[0].closure: 'now-onse' is unknown; did you mean 'now-once'?"
    ),
    (
      "models:\n  functions:\n    - name: f\n      closure: {done: twice}\n      reason: r",
      "c.yml:4:23: models.functions[0].closure.done: 'twice' is unknown; it may be"
    ),
    (
      "models:\n  functions:\n    - name: f\n      reason: r",
      "c.yml:3:7: models.functions[0]: says nothing of the function"
    ),
    (
      "models:\n  functions:\n    - name: f\n      returns: never",
      "c.yml:3:7: models.functions[0]: 'reason' is missing"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      begin: {made: true}\n      reason: r",
      "c.yml:3:7: models.primitives[0]: 'discharge' is missing"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      begin: {made: yes}\n      discharge: d\n      reason: r",
      "c.yml:4:21: models.primitives[0].begin.made: expected true or false"
    ),
    ("rules:\n  no-receiver: on\n  no-receiver: off", "c.yml:2:3: the key 'no-receiver' stands twice in one mapping"),
    ("rules:\n\tno-receiver: on", "c.yml:2:1: a tab or another character that YAML does not indent with"),
    ("exclude: [*.swift]", "c.yml:1:12: '*' begins an alias in YAML; put a pattern that begins with it into quotes"),
    ("rules: {", "c.yml:2:1: not YAML: did not find expected node content"),
    ("rules: {}\n---\nrules: {}", "c.yml:2:1: not YAML: but found another document"),
    (
      "no mapping",
      "c.yml:1:1: expected a mapping with keys such as 'rules', 'include', 'exclude', 'overrides', found a text"
    ),
    ("? [a]\n: b", "c.yml:1:3: a key must be a text"),
    (
      "models:\n  functions:\n    - name: f\n      runs-on: mian\n      reason: r",
      "c.yml:4:16: models.functions[0].runs-on: 'mian' is unknown; did you mean 'main'?"
    ),
    (
      "models:\n  functions:\n    - name: f\n      run-on: main\n      reason: r",
      "c.yml:4:7: models.functions[0].run-on: unknown key; did you mean 'runs-on'?"
    ),
    (
      "models:\n  functions:\n    - name: f\n      of: Loop\n      closure: never\n      reason: r",
      "c.yml:4:11: models.functions[0].of: 'closure' holds for every receiver: put it into an entry of its own"
    ),
    (
      "models:\n  functions:\n    - name: f\n      first-label: at\n      returns: never\n      reason: r",
      "c.yml:4:20: models.functions[0].first-label: 'returns: never' holds for every call: put it into an entry of its own"
    ),
    (
      "models:\n  functions:\n    - name: f\n      holds: semaphore\n      reason: r",
      "c.yml:4:14: models.functions[0].holds: 'semaphore' is unknown; it may be 'lock'"
    ),
    (
      "models:\n  functions:\n    - name: f\n      throws: when-canceled\n      reason: r",
      "c.yml:4:15: models.functions[0].throws: 'when-canceled' is unknown; did you mean 'when-cancelled'?"
    ),
    (
      "models:\n  functions:\n    - name: f\n      returns: nonempty\n      reason: r",
      "c.yml:4:16: models.functions[0].returns: 'nonempty' is unknown; did you mean 'non-empty'?"
    ),
    (
      "models:\n  functions:\n    - closure: never\n      reason: r",
      "c.yml:3:7: models.functions[0]: 'name' is missing"
    ),
    (
      "models:\n  functions:\n    - name: {a: b}\n      closure: never\n      reason: r",
      "c.yml:3:13: models.functions[0].name: expected a text or a list of texts, found a mapping"
    ),
    ("models:\n  functions: {name: f}", "c.yml:2:14: models.functions: expected a list, found a mapping"),
    (
      "models:\n  labels:\n    - label: done\n      reason: r",
      "c.yml:3:7: models.labels[0]: 'closure' is missing"
    ),
    (
      "models:\n  types:\n    - name: T\n      is: lst\n      reason: r",
      "c.yml:4:11: models.types[0].is: 'lst' is unknown; did you mean 'list'?"
    ),
    (
      "models:\n  types:\n    - name: T\n      reason: r",
      "c.yml:3:7: models.types[0]: says nothing of the type: 'is', 'ends-with', 'operations', 'answers' or 'events' is missing"
    ),
    (
      "models:\n  types:\n    - name: T\n      operations:\n        - finishes: a(_:)\n      reason: r",
      "c.yml:5:11: models.types[0].operations[0]: says nothing of failures: 'fails' or 'rarely-fails' is missing"
    ),
    ("models:\n  type: []", "c.yml:2:3: models.type: unknown key; did you mean 'types'?"),
    (
      "models:\n  words:\n    - role: endings\n      match: whole\n      words: [x]\n      reason: r",
      "c.yml:3:13: models.words[0].role: 'endings' is unknown; did you mean 'ending'?"
    ),
    (
      "models:\n  words:\n    - role: ending\n      words: [x]\n      reason: r",
      "c.yml:3:7: models.words[0]: 'match' is missing"
    ),
    (
      "models:\n  words:\n    - role: ending\n      match: hole\n      words: [x]\n      reason: r",
      "c.yml:4:14: models.words[0].match: 'hole' is unknown; did you mean 'whole'?"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      kind: future\n      begin: {made: true}\n      discharge: d\n      reason: r",
      "c.yml:4:13: models.primitives[0].kind: 'future' is unknown; it may be"
    ),
    (
      "models:\n  functions:\n    - name: []\n      closure: never\n      reason: r",
      "c.yml:3:13: models.functions[0].name: is empty"
    ),
    (
      "models:\n  functions:\n    - name: f(x:)\n      closure: never\n      reason: r",
      "c.yml:3:13: models.functions[0].name: 'f(x:)' is no base name; did you mean 'f'?"
    ),
    (
      "models:\n  functions:\n    - name: Clock.pause\n      closure: never\n      reason: r",
      "c.yml:3:13: models.functions[0].name: 'Clock.pause' is no base name; did you mean 'pause'?"
    ),
    (
      "models:\n  functions:\n    - name: f\n      closure: {}\n      reason: r",
      "c.yml:4:16: models.functions[0].closure: is empty"
    ),
    (
      "models:\n  functions:\n    - name: f\n      closure: never\n      reason: ''",
      "c.yml:5:15: models.functions[0].reason: is empty"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      begin: {made: false}\n      discharge: d\n      reason: r",
      "c.yml:4:14: models.primitives[0].begin: says nothing of where obligations begin"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      begin: {made: true}\n      discharge: []\n      reason: r",
      "c.yml:5:18: models.primitives[0].discharge: is empty"
    ),
    (
      "models:\n  primitives:\n    - name: P\n      discharge: d\n      reason: r",
      "c.yml:3:7: models.primitives[0]: 'begin' is missing"
    ),
  ])
  func isTold(_ text: String, _ expected: String) {
    let found = problems(text)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func allAreToldAtOnce() {
    let found = problems("rule: {}\nrules: {x: on}\ninclud: a\nmodels: {functions: [{}], label: []}")
    #expect(found.count == 7, "\(found)")
  }

  @Test func aFileOfMistakesIsCutShort() {
    let text = "rules:\n" + (0..<500).map { "  r\($0): on\n" }.joined()
    #expect(problems(text).count == 20)
  }

  @Test(arguments: ["", "# nothing\n", "rules:\n", "models:\n  functions:\n", "---\n", "\u{FEFF}rules: {}\n"])
  func nothingIsNoProblem(_ text: String) {
    #expect(problems(text) == [])
  }
}
