// Closures and local functions are bodies of their own; captures, shorthand parameters, calls on the spot.
func closures(run: (@escaping (Int) -> Int) -> Void, list: [Int]) {
  var total = 0
  run { value in
    total += value
    return value
  }
  run { $0 + 1 }
  func local(_ number: Int) -> Int { number + total }
  run(local)
  let twice = { (number: Int) -> Int in local(local(number)) }
  run(twice)
  let now = { total }()
  run { [now] _ in now }
  list.forEach { item in run { $0 + item } }
}

func shorthandsOfTheirOwn(_ list: [[Int]]) {
  list.forEach {
    print($0.count)
    $0.forEach { print($0) }
    let inner = { (count: Int) in count }
    print(inner($0.count))
  }
}
