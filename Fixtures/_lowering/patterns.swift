func match(value: Value) {
  switch value {
  case .plain: break
  case .payload(1, let a, name: var b), let .other(a, name: b): use(a, b)
  case let .nested(.inner(x, _), (y, z)?): use(x)
  case Value.typed(let t), Value.Inner<Int>.generic: use(t)
  case let (a, b): use(a, b)
  case let text as String: use(text)
  case is Int, is [String]: break
  case let x?: use(x)
  case var .mutable(y): y += 1
  case 1...9, "text", Self.constant, other, shared.value: break
  case make(3), .build(4) { 5 }: break
  case ~Pattern("x"), nil, true: break
  case .some(.some(nil)): break
  }
  if case .ready = state, case let .failed(error)? = last { report(error) }
  guard case let number as Int = any else { return }
  while case .more(let rest) = next() { use(rest) }
  let (first, (second, _)) = pair()
  var (third, fourth): (Int, Int) = (0, 1)
  if let (x, y) = optionalPair {}
  if var x = y {}
  if let self {}
}
