func closures(service: Service) {
  run { print($0, $1) }
  run(first) { [weak self, unowned service, copy = make(), x] value, _ in
    guard let self else { return }
    self.take(value)
  }
  run { (a: Int, b: inout String) async throws -> Void in try await use(a, b) }
  service.fetch(url, retries: 3) { data in
    keep(data)
  } failure: { error in
    report(error)
  } always: {
    finish()
  }
  let stored: @Sendable () -> Void = { @MainActor [self] in update() }
  values.map(\.name).filter { !$0.isEmpty }.forEach(print)
  values[0] { done() }
  { print("now") }()
  if values.contains(where: { $0 > 3 }) { stored() }
  use(handler: service.finish(with:code:), other: continuation.resume(returning:), third: resume(_:))
}
