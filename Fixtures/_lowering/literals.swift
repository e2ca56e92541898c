let numbers = [1_000, 0xFF, 1.5e3, -2]
let strings = ["plain", "quote \" and \\ and \n", #"raw \#(value) "text""#]
let long = """
  first
  second \(name, default: other()) third
  """
let nested = "a \(items.map { "<\($0)>" }.joined()) b"
let plain = """
  one
  two
  """
let map: [String: Int] = ["a": 1, "b": make()]
let empty = [:]
let truth = true, lie = false, none: Int? = nil
let regex = /a+(b|c)/
let extended = #/x/y/#
let path = \Root.first.second?.third![0].fourth
let short = \.self
let unit = ()
let pair = (x: 1, 2)
let single = (3)
let type = Int.self
let file = #file
