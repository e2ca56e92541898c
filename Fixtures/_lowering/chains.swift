func chains() {
  client?.session!.data(for: request)?.first { $0.isReady }?[0].name = value
  handler?(result)
  object.delegate?.done?(self)
  Optional<Int>.none.map(String.init)
  make<Int>(3).run()
  Foo.Bar<Int, [String]>.shared.go()
  .init(x: 1)
  use(.default, .make(3).other)
  super.viewDidLoad()
  self[keyPath: \.name].append("x")
  (a + b).description.count
  [Int]().isEmpty
  [1, 2].map { $0 }[0]
  text
    #if DEBUG
      .debug()
      .trace { print("x") }
    #elseif os(Linux)
      .linux
    #endif
    .done()
  build()
    #if DEBUG
      #if TRACE
        .trace()
      #endif
    #else
      .quiet()
    #endif
}
