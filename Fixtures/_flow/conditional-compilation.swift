// Each clause of #if is a path; without #else there is one more. The same condition decides the same way.
func platforms(run: (String) -> Void) {
  #if os(Linux)
    run("Linux")
    let name = "Linux"
  #elseif DEBUG
    run("debug")
    let name = "debug"
  #else
    let name = "other"
  #endif
  run(name)
  #if DEBUG
    run("again")
  #endif
}

func available(run: (String) -> Void) {
  if #available(macOS 15, *) { run("new") }
  guard #available(macOS 15, *) else { return }
  run("again")
}
