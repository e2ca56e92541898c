// Cases in order, with payloads, where, several patterns, tuples, fallthrough and default.
enum Event {
  case opened(Int)
  case moved(x: Int, y: Int)
  case stopped(Int)
  case closed
}

func events(_ event: Event, use: (Int) -> Void) {
  switch event {
  case .opened(let id) where id > 0: use(id)
  case .opened: break
  case .moved(let x, _), .stopped(let x): use(x)
  case .closed: return
  }
  use(0)
}

func flags(a: Bool, b: Bool, use: (Int) -> Void) {
  switch (a, b) {
  case (true, true): use(1)
  case (false, _):
    defer { use(2) }
    fallthrough
  default: use(3)
  }
}

func optional(_ number: Int?, use: (Int) -> Void) -> Int {
  let doubled = switch number {
  case .some(1...): 1
  case let value?: value * 2
  case nil: 0
  }
  use(doubled)
  return doubled
}
