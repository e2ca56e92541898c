func unfinished(a: Int, {
  let x =
  guard let y = else { return }
  call(a, b: )
  foo.
  if { } else if
  switch { case : }
  x +
}

func old(inout x: Int, @noescape f: () -> ()) throws -> Int {
  for var i = 0; i < 3; i++ { f() }
  do { try f() } catch let e as NSError where e.code == 1 { }
  let y = x as! [AnyObject]!
  if let a = b where a > 3 { }
  return x.0.dynamicType
}

class { var }
extension {}
let = 3
case .x:
@attribute
