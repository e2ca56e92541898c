import LeakModel

/// A place that a frame marks, with what it says there.
struct FrameMark {
  var place: Place
  var isPrimary: Bool
  /// The steps of the path that happen here and stand in words elsewhere.
  private var numbers: [Int] = []
  private var words: [(number: Int?, text: String)] = []

  /// What stands at the mark, with nothing in it that a terminal would obey: first the steps without words.
  var labels: [String] {
    // One sentence without a number belongs to the step that happens there.
    let isOne = words.count == 1 && words[0].number == nil
    let texts = words.map { word in word.number.map { "\($0) \(word.text)" } ?? word.text }
    guard !numbers.isEmpty else { return texts }
    let steps = numbers.map(String.init).joined(separator: ", ")
    return isOne ? ["\(steps) \(texts[0])"] : [steps] + texts
  }

  fileprivate init(place: Place, isPrimary: Bool) {
    self.place = place
    self.isPrimary = isPrimary
  }

  /// Whether it says more than the number of a step.
  var isWorded: Bool { !words.isEmpty }

  /// What a finding marks in each file: its own file first, the others in order of their first mention.
  static func groups(of finding: Finding) -> [(file: String, marks: [FrameMark])] {
    var groups: [(file: String, marks: [FrameMark])] = [(finding.place.file, [])]
    for mark in all(of: finding) {
      if let index = groups.firstIndex(where: { $0.file == mark.place.file }) {
        groups[index].marks.append(mark)
      } else {
        groups.append((mark.place.file, [mark]))
      }
    }
    return groups
  }

  /// One mark for each place. Steps have their number; in words are the first and the last, those of the waiter, and
  /// what lies in another file. The others stand in words in the story.
  private static func all(of finding: Finding) -> [FrameMark] {
    var marks = [FrameMark(place: finding.place, isPrimary: true)]
    for (index, step) in finding.path.enumerated() {
      let isEnd = index == 0 || index == finding.path.count - 1
      let isWorded = isEnd || step.side == .waiter || step.place.file != finding.place.file
      marks.add(finding.path.count > 1 ? index + 1 : nil, isWorded ? step.message : "", at: step.place)
    }
    let steps = Set(finding.path.map { Remark(place: $0.place, message: $0.message) })
    for remark in finding.related where !steps.contains(Remark(place: remark.place, message: remark.message)) {
      // What the path has said of a place need not be said twice.
      if marks.contains(where: { $0.isWorded && $0.place == remark.place }) { continue }
      marks.add(nil, remark.message, at: remark.place)
    }
    return marks
  }

  fileprivate mutating func add(_ number: Int?, _ message: String) {
    let message = VisibleText.escape(message)
    if message.isEmpty {
      if let number { numbers.append(number) }
    } else {
      words.append((number, message))
    }
  }
}

extension [FrameMark] {
  fileprivate mutating func add(_ number: Int?, _ message: String, at place: Place) {
    let index = firstIndex { $0.place.file == place.file && $0.place.start == place.start }
    if index == nil { append(FrameMark(place: place, isPrimary: false)) }
    self[index ?? count - 1].add(number, message)
  }
}
