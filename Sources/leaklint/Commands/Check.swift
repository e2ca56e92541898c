import ArgumentParser
import LeakModel

/// `leaklint check`: analyses files and folders and reports what it finds.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check files and folders (the default).",
    discussion: """
      Folders are searched for Swift files. Left out are hidden folders, folders of build products and dependencies \
      (DerivedData, Pods, Carthage, node_modules, checkouts), what .gitignore files name, what the configuration \
      excludes, and generated code. A file that is named is always checked. The configuration is the nearest \
      .leaklint.yml around the first path. Findings go to standard output, everything else to standard error.
      """)

  @Argument(help: "The files and folders to check.", completion: .file())
  var paths: [String] = []

  @Option(help: "How findings are written.")
  var format = ReportFormat.text

  @Option(help: "Colours: auto (on a terminal; NO_COLOR and FORCE_COLOR count), always or never.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but what went wrong: no progress, no summary.")
  var quiet = false

  @Option(help: "Write findings to FILE instead of standard output.", completion: .file())
  var output: String?

  @Option(
    parsing: .singleValue,
    help: """
      Run only this rule. May be given several times, or with several names between commas. 'default' stands for the \
      rules that run anyway, 'all' for those that are opt-in as well.
      """)
  var rule: [String] = []

  @Option(parsing: .singleValue, help: "Leave out this rule. May be given several times.")
  var skip: [String] = []

  @Option(help: "The least severity that makes the exit status 1: error or warning; never for none.")
  var failOn = FailureThreshold.warning

  @Option(help: "Leave out the findings that this baseline knows.", completion: .file())
  var baseline: String?

  @Option(help: "Write all findings to FILE as a baseline, and report none.", completion: .file())
  var writeBaseline: String?

  @Option(help: "Report only findings whose path touches lines that have changed since this git revision.")
  var since: String?

  @Flag(help: "Apply the safe repairs, then report what is left.")
  var fix = false

  @Flag(help: "Print the safe repairs as a diff instead of the findings; change nothing.")
  var diff = false

  @Flag(help: "With --fix or --diff: also the repairs that need a look.")
  var unsafe = false

  @Option(
    parsing: .upToNextOption,
    help: """
      Take what these summaries of other modules say into account (see 'leaklint summarize'). What follows them and \
      does not end in .leaksum is to be checked.
      """,
    completion: .file(extensions: ["leaksum"]))
  var summaries: [String] = []

  @Flag(help: "Say on standard error how much processor time each phase has taken.")
  var timings = false

  @Flag(help: "Keep no results for the next run, and use none of an earlier one.")
  var noCache = false

  @Option(
    help: ArgumentHelp(
      "Keep results for the next run in this folder instead of leaklint's own among the user's caches.",
      valueName: "folder"),
    completion: .directory)
  var cacheFolder: String?

  @Flag(help: "Check generated code as well.")
  var includeGenerated = false

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let (summaries, paths) = (summaryPaths, pathsToCheck)
    guard let settings = Settings.read(options, paths: paths, complain: Console.complain),
      let rules = RuleSelection.select(
        only: rule, without: skip, runsAnyway: settings.runs, complain: Console.complain)
    else {
      throw ExitStatus.failed
    }
    var check = CheckRun(
      paths: paths, settings: settings, rules: rules, rulesAreNamed: !rule.isEmpty, reporter: format.reporter,
      output: output, threshold: failOn,
      includesGenerated: includeGenerated,
      filter: FindingFilter(baseline: baseline, newBaseline: writeBaseline, revision: since),
      presentation: Presentation(color: color, isQuiet: quiet))
    check.repairs = repairMode
    check.summaries = summaries
    check.times = timings ? PhaseTimes() : nil
    check.cacheFolder = noCache ? nil : cacheFolder.map { FilePath($0) } ?? CacheFolder.standard()
    let status = check.perform()
    if status != .clean { throw status }
  }

  func validate() throws {
    if fix, diff { throw ValidationError("'--fix' changes files and '--diff' does not: give one of them.") }
    if noCache, cacheFolder != nil { throw ValidationError("--no-cache and --cache-folder exclude each other.") }
    if unsafe, !fix, !diff { throw ValidationError("'--unsafe' goes with '--fix' or '--diff'.") }
  }

  private var summaryPaths: [String] { summaries.filter { $0.hasSuffix(".leaksum") } }

  private var pathsToCheck: [String] {
    let all = paths + summaries.filter { !$0.hasSuffix(".leaksum") }
    return all.isEmpty ? ["."] : all
  }

  private var repairMode: RepairMode? {
    if fix { return .apply(includesUnsafe: unsafe) }
    return diff ? .show(includesUnsafe: unsafe) : nil
  }
}

/// What `--fail-on` takes.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
  case error, warning, never

  func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .never: false
    }
  }
}
