/// What is done with repairs beside telling them.
enum RepairMode {
  /// `--fix`, and `--fix --unsafe`
  case apply(includesUnsafe: Bool)
  /// `--diff`, and `--diff --unsafe`
  case show(includesUnsafe: Bool)
}
