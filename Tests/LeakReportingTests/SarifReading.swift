import Foundation

/// The four numbers of a region.
struct Region: Equatable {
  var startLine: Int
  var startColumn: Int
  var endLine: Int
  var endColumn: Int
}

/// Looks into parsed JSON.
enum Walk {
  /// Every object in a value, the value itself included.
  static func objects(in value: Any, body: ([String: Any]) -> Void) {
    if let object = value as? [String: Any] {
      body(object)
      for member in object.values { objects(in: member, body: body) }
    } else if let array = value as? [Any] {
      for element in array { objects(in: element, body: body) }
    }
  }

  static func region(of location: [String: Any]) -> Region? {
    region((location["physicalLocation"] as? [String: Any])?["region"])
  }

  static func region(_ value: Any?) -> Region? {
    guard let numbers = value as? [String: Int], let startLine = numbers["startLine"],
      let startColumn = numbers["startColumn"], let endLine = numbers["endLine"], let endColumn = numbers["endColumn"]
    else { return nil }
    return Region(startLine: startLine, startColumn: startColumn, endLine: endLine, endColumn: endColumn)
  }
}

/// Cuts regions out of the sample as an editor does that counts UTF-16 units and drops the byte order mark.
enum Cut {
  static func words(of region: Region) -> String {
    let text = Sample.text.replacingOccurrences(of: "\u{FEFF}", with: "")
      .replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    let line = Array(text.split(separator: "\n", omittingEmptySubsequences: false)[region.startLine - 1].utf16)
    return String(decoding: line[(region.startColumn - 1)..<(region.endColumn - 1)], as: UTF16.self)
  }
}

/// The embedded links of a message.
enum Links {
  /// The numbers that `[text](number)` leads to; brackets behind a backslash belong to the text.
  static func ids(in message: String) -> [Int] {
    var ids: [Int] = []
    var rest = Substring(message.replacingOccurrences(of: "\\[", with: "").replacingOccurrences(of: "\\]", with: ""))
    while let middle = rest.range(of: "](") {
      rest = rest[middle.upperBound...]
      if let id = Int(rest.prefix { $0 != ")" }) { ids.append(id) }
    }
    return ids
  }
}
