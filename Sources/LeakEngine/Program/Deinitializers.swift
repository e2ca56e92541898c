import LeakFlow

extension Program {
  /// The `deinit` of a class or actor, wherever the type is declared or extended.
  func deinitializers(of type: TypeKey) -> [BodyRef] {
    (implicitlyCalled[type] ?? []).filter { body($0).kind == .function(.deinitializer) }
  }
}
