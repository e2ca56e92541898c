// A defer block runs on every exit of its scope behind it, the last one first, and never before it.
func cleansUp(isReady: Bool, load: () throws -> Int, note: (String) -> Void) throws -> Int {
  guard isReady else { return 0 }
  defer { note("first") }
  defer {
    note("second")
    note("third")
  }
  let value = try load()
  return value
}

func inALoop(items: [Int], note: (Int) -> Void) {
  for item in items {
    defer { note(item) }
    if item == 0 { break }
    if item == 1 { continue }
    note(-item)
  }
}

func throughCatch(load: () throws -> Int, note: (String) -> Void) {
  do {
    defer { note("deferred") }
    _ = try load()
  } catch {
    note("caught")
  }
}
