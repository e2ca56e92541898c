/// Changes to Swift text by tokens and statements.
enum TokenMutation {
  static func apply(to text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    switch random.below(9) {
    case 0: delete(Tokens.split(text), text, &random)
    case 1: duplicate(Tokens.split(text), text, &random)
    case 2: swap(Tokens.split(text), text, &random)
    case 3: delete(Tokens.statements(text), text, &random)
    case 4: duplicate(Tokens.statements(text), text, &random)
    case 5: swap(Tokens.statements(text), text, &random)
    case 6: Array(text.prefix(random.below(text.count + 1)))
    case 7: replaceWord(text, &random)
    default: insertPhrase(text, &random)
    }
  }

  /// The beginning of one text and the end of another, both at the ends of statements.
  static func splice(_ first: [UInt8], _ second: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let head = random.element(of: Tokens.statements(first))?.upperBound ?? 0
    let tail = random.element(of: Tokens.statements(second))?.lowerBound ?? 0
    return Array(first.prefix(head)) + second.dropFirst(tail)
  }

  private static func delete(_ parts: [Range<Int>], _ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    guard let part = random.element(of: parts) else { return text }
    return Array(text[..<part.lowerBound] + text[part.upperBound...])
  }

  private static func duplicate(_ parts: [Range<Int>], _ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    guard let part = random.element(of: parts), let place = random.element(of: parts) else { return text }
    return Array(text[..<place.lowerBound] + text[part] + text[place.lowerBound...])
  }

  private static func swap(_ parts: [Range<Int>], _ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    guard let a = random.element(of: parts), let b = random.element(of: parts) else { return text }
    let (first, second) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
    guard first.upperBound <= second.lowerBound else { return text }
    return Array(
      text[..<first.lowerBound] + text[second] + text[first.upperBound..<second.lowerBound] + text[first]
        + text[second.upperBound...])
  }

  /// Another word of the same text in the place of one.
  private static func replaceWord(_ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let tokens = Tokens.split(text)
    guard let place = random.element(of: tokens), let source = random.element(of: tokens) else { return text }
    return Array(text[..<place.lowerBound] + text[source] + text[place.upperBound...])
  }

  private static func insertPhrase(_ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    guard let place = random.element(of: Tokens.split(text)), let phrase = random.element(of: phrases) else {
      return text
    }
    return Array(text[..<place.lowerBound] + Array(phrase.utf8) + text[place.lowerBound...])
  }

  private static let phrases = [
    " return ", " throw E() ", " try ", " try? ", " await ", " defer { ", " do { ", " } catch { ",
    " guard let x else { ",
    " if let x { ", " } else { ", " switch x { case .a: ", " default: break ", " for await x in xs { ",
    " while true { ",
    " repeat { ", " } while x ", " continue ", " break ", " fallthrough ", "?.", "!", " { ", " } ", "(", ")", "[", "]",
    " Task { ", " withCheckedContinuation { c in ", " c.resume() ", " completion(nil) ", " group.enter() ",
    " group.leave() ", " AsyncStream { c in ", " c.finish() ", " channel.send(1) ", " promise.succeed(1) ",
    " semaphore.wait() ", " semaphore.signal() ", " #if A ", " #else ", " #endif ", "\"\\(", "\"\"\"", " func f() { ",
    " class A { ", " extension A { ", " enum E { case a(Int) } ", " // leaklint:ignore x -- y\n", "\r\n", "\r",
    "\u{1F9EA}",
    " [weak self] in ", " lock.withLock { ", " async let x = ", " withTaskGroup(of: Int.self) { g in ", " g.addTask { ",
  ]
}
