import LeakModel

/// The texts of the files that findings name, each read at most once. Lives for one call of a reporter.
final class SourceTexts {
  private let context: ReportContext
  private var texts: [String: SourceText?] = [:]
  private var hashes: [String: [String]] = [:]

  init(_ context: ReportContext) { self.context = context }

  func text(of file: String) -> SourceText? {
    if let known = texts[file] { return known }
    let text = context.bytes(file).map { SourceText(bytes: $0) }
    texts[file] = .some(text)
    return text
  }

  /// Start and end of a place in UTF-16 columns; in bytes as they are if the text is not at hand.
  func region(of place: Place) -> (start: Position, end: Position) {
    guard let text = text(of: place.file) else { return (place.start, max(place.start, place.end)) }
    let start = text.utf16(place.start)
    return (start, max(start, text.utf16(place.end)))
  }

  /// The same cut to the line on which the place starts, and at least one character long where the line has one.
  func regionOnOneLine(of place: Place) -> (start: Position, end: Position) {
    var place = place
    if place.end.line != place.start.line {
      place.end = max(place.start, text(of: place.file)?.end(ofLine: place.start.line) ?? place.start)
    }
    let region = region(of: place)
    guard region.start == region.end, let text = text(of: place.file),
      let character = text.character(at: place.start)
    else { return region }
    return (text.utf16(character.start), text.utf16(character.end))
  }

  /// The hash by which GitHub follows a line through changes of the file.
  func lineHash(of place: Place) -> String? {
    guard let text = text(of: place.file) else { return nil }
    let known = hashes[place.file] ?? LineHash.hashes(of: text.bytes)
    hashes[place.file] = known
    let index = place.start.line - 1
    return known.indices.contains(index) ? known[index] : nil
  }
}
