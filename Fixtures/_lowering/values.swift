func values<each T>(_ items: repeat each T) -> Int {
  let kind = if ready { "on" } else if slow { "slow" } else { "off" }
  let size = switch kind { case "on": 1 case "off": throw Failure() default: fatalError() }
  repeat show(each items)
  take(consume size, copy kind, unsafe raw)
  for item in repeat each items { show(item) }
  discard self
  x = if a { b() } else { c() }
  return switch size {
  case 0: await make()
  default: try other()
  }
}
