import LeakDomain

/// What the analyses of waits have to say of one file.
enum Waits {
  static func evidence(_ program: Program, file: Int) -> [Evidence] {
    ChildProcesses(program, file: file).judge().map(Evidence.pipe)
  }
}
