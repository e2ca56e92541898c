import Foundation
import Testing

@testable import LeakReporting

/// What GitHub code scanning requires of a SARIF log, and the schema does not.
@Suite struct SarifTests {
  private let run: [String: Any]
  private let results: [[String: Any]]

  init() throws {
    let text = Reporter.sarif.render(Sample.report, Sample.context)
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    run = try #require((log["runs"] as? [[String: Any]])?.first)
    results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == Sample.report.findings.count)
  }

  @Test func noTextIsEmpty() {
    var texts = 0
    Walk.objects(in: run) { object in
      for key in ["text", "markdown", "id", "uri"] {
        guard let text = object[key] as? String, object["text"] == nil || key != "text" || !isInsertion(object) else {
          continue
        }
        texts += 1
        #expect(!text.isEmpty, "\(key) of \(object)")
      }
    }
    #expect(texts > 40)
  }

  /// The new text of a repair may be empty.
  private func isInsertion(_ object: [String: Any]) -> Bool { object.count == 1 && object["text"] as? String == "" }

  @Test func everyResultHasOneLocationOnOneLine() throws {
    for result in results {
      let locations = try #require(result["locations"] as? [[String: Any]])
      #expect(locations.count == 1)
      let region = try #require(Walk.region(of: locations[0]))
      #expect(region.startLine >= 1 && region.startColumn >= 1)
      #expect(region.startLine == region.endLine)
      #expect(region.endColumn > region.startColumn)
    }
  }

  @Test func regionsCutOutTheirWords() throws {
    let words = try results.map { result in
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      return try Cut.words(of: #require(Walk.region(of: location)))
    }
    #expect(words == ["await channel", "return", "try check("])
  }

  @Test func linksResolve() throws {
    for result in results {
      let message = try #require((result["message"] as? [String: Any])?["text"] as? String)
      let related = result["relatedLocations"] as? [[String: Any]] ?? []
      let ids = related.compactMap { $0["id"] as? Int }
      #expect(ids == Array(1...max(1, related.count)).prefix(related.count).map { $0 })
      #expect(Links.ids(in: message).sorted() == ids, "every related location is linked once: \(message)")
    }
  }

  @Test func messages() {
    let messages = results.map { ($0["message"] as? [String: Any])?["text"] as? String }
    #expect(
      messages == [
        "nobody receives\nSee also: [line 1](1).",
        "this return leaves the task started at [line 3](1) suspended in 'channel.send'\n"
          + "Result: the task stays {{suspended}}; nothing is seen.\n"
          + #"See also: [it is received here](2); ['check(\[String\])' may throw {{sometimes}}](3)."#,
        "closure \\[weak self\\](0)\u{1B}\\[31m\nnever\u{202E} resumes, 50%: a, b",
      ])
  }

  @Test func consequencesAreProperties() {
    let properties = results.map { $0["properties"] as? [String: String] ?? [:] }
    #expect(properties.map { $0["consequence"] } == [nil, Sample.skipped.consequence, nil])
    #expect(properties.map { $0["primitive"] } == ["AsyncChannel", "AsyncChannel", nil])
  }

  @Test func fingerprintsAreThoseOfTheUpload() throws {
    let hashes = SlowLineHash.hashes(of: Sample.text)
    for result in results {
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let line = try #require(Walk.region(of: location)).startLine
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(prints["primaryLocationLineHash"] == hashes[line - 1])
    }
  }

  @Test func rulesAreDescribed() throws {
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.count == Sample.rules.count)
    for rule in rules {
      #expect((rule["fullDescription"] as? [String: String])?["text"]?.hasSuffix(" A send waits.") == true)
      let help = try #require(rule["help"] as? [String: String])
      #expect(help["markdown"]?.contains("```swift") == true && help["text"]?.contains("    # no heading") == true)
      let properties = try #require(rule["properties"] as? [String: Any])
      #expect(properties["precision"] as? String == "high")
      #expect((properties["tags"] as? [String])?.isEmpty == false)
    }
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test func pathsBecomeThreadFlows() throws {
    let flows = try #require((results[1]["codeFlows"] as? [[String: Any]])?.first?["threadFlows"] as? [[String: Any]])
    #expect(flows.map { $0["id"] as? String } == ["waiter", "other"])
    let orders = flows.map { ($0["locations"] as? [[String: Any]] ?? []).map { $0["executionOrder"] as? Int } }
    #expect(orders == [[1], [2, 3]])
    #expect(results[2]["codeFlows"] == nil)
  }

  @Test func theWaiterOfARelatedPlaceWaitsAtTheEnd() throws {
    let flows = try #require((results[0]["codeFlows"] as? [[String: Any]])?.first?["threadFlows"] as? [[String: Any]])
    let orders = flows.map { ($0["locations"] as? [[String: Any]] ?? []).map { $0["executionOrder"] as? Int } }
    #expect(orders == [[2], [1]])
  }

  @Test func fixesMaySpanLines() throws {
    let fix = try #require((results[1]["fixes"] as? [[String: Any]])?.first)
    let changes = try #require(fix["artifactChanges"] as? [[String: Any]])
    let replacements = changes.compactMap { ($0["replacements"] as? [[String: Any]])?.first }
    let regions = replacements.compactMap { Walk.region($0["deletedRegion"]) }
    #expect(
      regions == [
        Region(startLine: 5, startColumn: 7, endLine: 6, endColumn: 10),
        Region(startLine: 1, startColumn: 28, endLine: 1, endColumn: 34),
      ])
  }

  @Test func urisAreEncodedAndRelative() {
    var uris: Set<String> = []
    Walk.objects(in: results) { object in
      guard let uri = object["uri"] as? String else { return }
      uris.insert(uri)
      #expect(object["uriBaseId"] as? String == "%SRCROOT%")
    }
    #expect(uris == ["Sources/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/A%20file.swift", "Sources/B.swift"])
    #expect(ArtifactURI.of("/a b/c:d.swift") == ("file:///a%20b/c%3Ad.swift", false))
    #expect(ArtifactURI.of("x:y?z#1%.swift") == ("x%3Ay%3Fz%231%25.swift", true))
  }

  @Test func theRunSaysHowItWent() throws {
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == true)
    let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    let ids = notifications.map { ($0["descriptor"] as? [String: Any])?["id"] as? String }
    #expect(ids == ["skipped", "broken"])
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    #expect((run["automationDetails"] as? [String: Any])?["id"] as? String == "leaklint/")
    #expect((run["originalUriBaseIds"] as? [String: Any])?["%SRCROOT%"] != nil)
  }

  /// For a validator of another kind: the schema is not in this tree.
  @Test func theLogCanBeWrittenToAFile() throws {
    guard let path = ProcessInfo.processInfo.environment["SARIF_SAMPLE"] else { return }
    try Reporter.sarif.render(Sample.report, Sample.context).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func twoRunsAreEqual() {
    let first = Reporter.sarif.render(Sample.report, Sample.context)
    #expect(first == Reporter.sarif.render(Sample.report, Sample.context))
  }
}
