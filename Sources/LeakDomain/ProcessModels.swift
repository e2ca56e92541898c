/// What the methods of `Process`, `Pipe` and `FileHandle` do to a pipe into which a child writes.
public enum ProcessModels {
  /// Members of a process that take what the child writes.
  public static let outputs: Set<String> = ["standardOutput", "standardError"]

  /// Methods that start the child: `run()`, and `launch()` of old.
  public static let starts: Set<String> = ["run", "launch"]

  /// Methods that wait until the child has ended.
  public static let waits: Set<String> = ["waitUntilExit"]

  /// Methods after which the child ends whatever becomes of its output.
  public static let ends: Set<String> = ["terminate", "interrupt"]

  /// Methods of a file handle that return at the end of the file, which comes when the child has closed its side.
  public static let readsToEnd: Set<String> = ["readDataToEndOfFile", "readToEnd"]

  /// The member through which a pipe is read.
  public static let readingEnd = "fileHandleForReading"

  /// The member through which a pipe is written: whoever uses it does not read.
  public static let writingEnd = "fileHandleForWriting"

  /// The closure that runs when the child has ended.
  public static let exitHandler = "terminationHandler"

  /// Programs that write less to either output than any pipe holds, by name.
  private static let quiet: Set<String> = [
    "which", "whereis", "whoami", "hostname", "uname", "arch", "date", "pwd", "true", "false", "basename", "dirname",
    "realpath", "readlink", "stat", "chmod", "chown", "chflags", "mkdir", "rmdir", "touch", "ln", "mv", "kill",
    "killall", "sleep", "open", "say", "afplay", "sw_vers", "xcode-select", "csrutil", "nproc", "id", "tty", "sync",
    "caffeinate", "scutil", "mktemp", "shasum", "md5", "spctl", "tput",
  ]

  /// Programs whose standard error is a line or two, however much they write to standard output.
  private static let quietErrors: Set<String> = [
    "ps", "top", "sysctl", "system_profiler", "ioreg", "pmset", "df", "netstat", "vm_stat", "cat", "head", "tail",
    "wc", "sort", "cut", "echo", "printf", "printenv", "ls", "security", "defaults", "plutil", "sqlite3",
    "nettop", "lsof", "mdls", "mdfind", "ifconfig", "networksetup", "airport", "powermetrics", "diskutil", "route",
    "dscl", "nm", "otool", "lipo", "file", "strings", "uptime",
  ]

  /// Whether a program cannot fill a pipe with what it writes.
  public static func isQuiet(program path: String, onErrorsOnly: Bool) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return quiet.contains(name) || (onErrorsOnly && quietErrors.contains(name))
  }
}
