import ArgumentParser

/// `leaklint summarize`: writes what other modules must know of one.
struct Summarize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write what the modules that depend on a module must know of it.",
    discussion: """
      The summary is one file, by custom X.leaksum. It holds all that 'leaklint check --summaries' needs of the module \
      and nothing else: neither absolute paths nor the time, so that the same sources make the same bytes. It depends on \
      the sources, on leaklint's version and on the models of the configuration. Run it in the folder to which findings \
      are to be relative.
      """)

  @Argument(help: "The files and folders of the module.", completion: .file())
  var paths: [String] = ["."]

  @Option(name: .shortAndLong, help: "The file to write.", completion: .file(extensions: ["leaksum"]))
  var output: String

  @Option(help: "The module's name; that of the output, if not given.")
  var module: String?

  @Flag(help: "Take generated code in as well.")
  var includeGenerated = false

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    guard let settings = Settings.read(options, paths: paths, complain: Console.complain) else {
      throw ExitStatus.failed
    }
    let run = SummarizeRun(
      paths: paths, output: FilePath(output), module: module ?? Self.stem(of: output), settings: settings,
      includesGenerated: includeGenerated)
    let status = run.perform()
    if status != .clean { throw status }
  }

  /// The name of a file without its folder and what follows its first point.
  private static func stem(of path: String) -> String {
    String(decoding: FilePath(path).name.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
  }
}
