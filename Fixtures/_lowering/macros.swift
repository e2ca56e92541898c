#Preview("name") { ContentView() }

@Observable final class Model {
  @ObservationIgnored var cache = 3
  #makeMember(4, name: "x")
}

@freestanding(expression) macro stringify<T>(_ value: T) -> (T, String) = #externalMacro(module: "M", type: "S")

@ViewBuilder func body() -> some View {
  if loaded { Text("x") } else { ProgressView() }
  ForEach(items) { item in Row(item) }
  #if DEBUG
    Debug()
  #endif
}

func use() {
  let (value, code) = #stringify(a + b)
  #expect(throws: Failure.self) { try run() } sourceLocation: { here() }
  let selector = #selector(Foo.bar(_:))
  #warning("later")
  guard #hasSymbol(thing) else { return }
}

infix operator <~> : AdditionPrecedence
precedencegroup Custom { higherThan: AdditionPrecedence }
