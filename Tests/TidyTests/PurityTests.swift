import Testing

/// Who may know what: the outside world, the formats, the tasks.
@Suite struct PurityTests {
  private let project = Project.shared

  private static let printing: Set = ["print", "debugPrint", "readLine"]

  /// Functions that only a module of the system has; elsewhere these are names like others.
  private static let systemFunctions: Set = [
    "getenv", "setenv", "fopen", "freopen", "fdopen", "fread", "fwrite", "fputs", "puts", "putchar", "printf",
    "fprintf", "popen", "system", "fork", "posix_spawn", "exit", "open", "opendir", "read", "write", "stat", "NSLog",
  ]

  private static let ioTypes: Set = [
    "FileHandle", "FileManager", "FileDescriptor", "Process", "ProcessInfo", "CommandLine", "URLSession", "stdin",
    "stdout", "stderr", "contentsOfFile",
  ]

  @Test func onlyTheCommandDoesInputAndOutput() {
    let violations = project.sources.filter { $0.target != "leaklint" }.flatMap { source in
      let knowsTheSystem = source.swift.imports.contains { Layer.system.contains($0.module) }
      let functions = knowsTheSystem ? Self.printing.union(Self.systemFunctions) : Self.printing
      return source.swift.words.filter { word in
        Self.ioTypes.contains(word.text) || (functions.contains(word.text) && word.isCalledFreely)
      }
      .map { "\(source.place($0.offset)): \($0.text)" }
    }
    expectNone(violations, "Only Sources/leaklint reads, writes, prints or asks the system. Return a value instead:")
  }

  @Test func onlyReportersKnowTheirFormats() {
    let violations = project.sources.filter { $0.target != "LeakReporting" }.flatMap { source in
      let words = source.swift.words.filter { $0.text.lowercased().contains("sarif") }
        .map { "\(source.place($0.offset)): \($0.text)" }
      // The command may name a format in its help.
      let strings = source.swift.strings.filter {
        source.target != "leaklint" && $0.text.lowercased().contains("sarif")
      }
      .map { "\(source.path):\($0.line): \"\($0.text)\"" }
      return words + strings
    }
    expectNone(violations, "Only Sources/LeakReporting knows its formats. Ask its list of reporters by name instead:")
  }

  @Test func flowKnowsNoTasks() {
    let words: Set = ["task", "continuation", "channel", "semaphore"]
    let violations = project.sources(of: "LeakFlow").flatMap { source in
      source.swift.words.filter { !words.isDisjoint(with: parts(of: $0.text)) }
        .map { "\(source.place($0.offset)): \($0.text)" }
    }
    expectNone(violations, "LeakFlow knows paths, not tasks. Rename this, or move it to LeakDomain or LeakEngine:")
  }

  /// The words of an identifier in lower case, without the plural's s: `openTasks` is `open`, `task`.
  private func parts(of identifier: String) -> Set<String> {
    Set(
      identifier.matches(of: /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/).map { match in
        let word = match.output.lowercased()
        return word.hasSuffix("s") ? String(word.dropLast()) : word
      })
  }
}
