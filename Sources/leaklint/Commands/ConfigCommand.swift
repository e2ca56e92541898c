import ArgumentParser
import LeakReporting

/// `leaklint config`: the configuration that holds.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the configuration that holds for a path, with every default spelled out.",
    discussion: """
      What is printed is itself a configuration. It is that of the nearest .leaklint.yml, in the folder of the first \
      path or a folder around it, up to the root of the git work tree.
      """)

  @Argument(help: "The files and folders to check.", completion: .file())
  var paths: [String] = ["."]

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    guard let settings = Settings.read(options, paths: paths, complain: Console.complain) else {
      throw ExitStatus.failed
    }
    let origin = settings.file.map { "from \(VisibleText.escape($0))" } ?? "the defaults: there is no .leaklint.yml"
    guard Console.print(settings.user.text(origin: origin, defaults: Settings.defaults)) else {
      throw ExitStatus.failed
    }
  }
}
