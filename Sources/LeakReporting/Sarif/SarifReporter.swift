import LeakModel

extension Reporter {
  /// SARIF 2.1.0 with what GitHub code scanning wants beyond the schema. Columns count UTF-16 units from 1.
  public static let sarif = Reporter(
    name: "sarif", summary: "SARIF 2.1.0, as code scanning services read it"
  ) { report, context in
    let log = JSONValue.object([
      ("$schema", .string(schema)),
      ("version", .string("2.1.0")),
      ("runs", .array([SarifRun.object(report, context)])),
    ])
    return log.indented + "\n"
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
}

/// The one run of a log.
private enum SarifRun {
  static func object(_ report: Report, _ context: ReportContext) -> JSONValue {
    let sources = SourceTexts(context)
    let ruleIndex = Dictionary(
      context.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let results = report.findings.map {
      SarifResult.object($0, ruleIndex: ruleIndex[$0.rule], sources: sources)
    }
    return .object([
      ("tool", .object([("driver", driver(context))])),
      ("invocations", .array([SarifNotification.invocation(report, context, sources: sources)])),
      ("originalUriBaseIds", .object([(SarifLocation.rootID, sourceRoot)])),
      ("automationDetails", .object([("id", .string("leaklint/"))])),
      ("columnKind", .string("utf16CodeUnits")),
      ("newlineSequences", .array([.string("\r\n"), .string("\n"), .string("\r")])),
      ("results", .array(results)),
    ])
  }

  private static func driver(_ context: ReportContext) -> JSONValue {
    .object([
      ("name", .string("leaklint")),
      ("semanticVersion", .string(context.version)),
      ("rules", .array(context.rules.map(SarifRule.object))),
      ("notifications", .array(SarifNotification.descriptors)),
    ])
  }

  private static let sourceRoot = JSONValue.object([
    ("description", .object([("text", .string("The folder in which leaklint ran."))]))
  ])
}
