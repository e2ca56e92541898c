// A guard, an if with an early return, a throw statement and the closing brace.
struct Refused: Error {}

func earlyExits(count: Int, name: String?, use: (String) -> Void) throws {
  guard let name else { return }
  if count == 0 { throw Refused() }
  if count < 0 {
    use("negative")
    return
  }
  use(name)
}

func value(count: Int, make: (Int) -> Int) -> Int {
  make(count)
}
