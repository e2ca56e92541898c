import LeakFlow

extension Program {
  /// The `deinit` of a class or actor, wherever the type is declared or extended.
  func deinitializers(of type: TypeKey) -> [BodyRef] {
    Set((types.declarations[type] ?? []).map(\.file)).sorted().flatMap { number in
      files[number].bodies.filter { $0.kind == .function(.deinitializer) }
        .map { BodyRef(file: number, body: $0.id) }.filter { self.type(around: $0) == type }
    }
  }
}
