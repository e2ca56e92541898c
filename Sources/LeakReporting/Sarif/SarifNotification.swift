import LeakModel

/// What is no finding: files left out or broken, as notifications of the run's one invocation.
enum SarifNotification {
  static func invocation(_ report: Report, _ context: ReportContext, sources: SourceTexts) -> JSONValue {
    .object([
      ("executionSuccessful", .bool(context.isComplete)),
      ("toolExecutionNotifications", .array(report.notices.map { object($0, sources) })),
    ])
  }

  static var descriptors: [JSONValue] {
    kinds.map { kind in
      .object([
        ("id", .string(id(kind))),
        ("shortDescription", .object([("text", .string(description(kind)))])),
      ])
    }
  }

  private static let kinds: [Notice.Kind] = [.skipped, .broken, .budget]

  private static func object(_ notice: Notice, _ sources: SourceTexts) -> JSONValue {
    .object([
      ("descriptor", .object([("id", .string(id(notice.kind)))])),
      ("level", .string("warning")),
      ("message", SarifMessage.plain(notice.message)),
      ("locations", .array([location(notice, sources)])),
    ])
  }

  private static func location(_ notice: Notice, _ sources: SourceTexts) -> JSONValue {
    guard let position = notice.position else {
      let physical = JSONValue.object([("artifactLocation", SarifLocation.artifact(notice.file))])
      return .object([("physicalLocation", physical)])
    }
    return SarifLocation.object(Place(file: notice.file, start: position, end: position), sources: sources)
  }

  private static func id(_ kind: Notice.Kind) -> String {
    switch kind {
    case .skipped: "skipped"
    case .broken: "broken"
    case .budget: "budget"
    }
  }

  private static func description(_ kind: Notice.Kind) -> String {
    switch kind {
    case .skipped: "The file, or a part of it, was not analysed."
    case .broken: "The file was analysed although parts of it do not parse."
    case .budget: "An analysis reached its limit; what was left of it was not looked at."
    }
  }
}
