/// How tightly an infix operator binds, from loosest to tightest: the standard library's precedence groups.
enum Precedence: Int, Comparable {
  case assignment, functionArrow, ternary, unknown, disjunction, conjunction, comparison, nilCoalescing, casting,
    range, addition, multiplication, shift

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// Whether `a op b op c` means `a op (b op c)`.
  var isRightAssociative: Bool {
    switch self {
    case .assignment, .functionArrow, .ternary, .nilCoalescing: true
    default: false
    }
  }

  /// The group of an operator as it is spelled. Operators that the standard library does not declare have the
  /// default precedence, but those spelled like a comparison (`~==`) or a compound assignment (`??=`) are taken for
  /// one.
  init(of spelling: String) {
    if let known = Self.standardLibrary[spelling] {
      self = known
    } else {
      self = spelling.hasSuffix("==") ? .comparison : spelling.hasSuffix("=") ? .assignment : .unknown
    }
  }

  private static let standardLibrary: [String: Precedence] = {
    var table: [String: Precedence] = [:]
    func add(_ precedence: Precedence, _ spellings: String) {
      for spelling in spellings.split(separator: " ") { table[String(spelling)] = precedence }
    }
    add(.assignment, "= *= /= %= += -= <<= >>= &= |= ^= &*= &+= &-= &<<= &>>= .&= .|= .^=")
    add(.disjunction, "||")
    add(.conjunction, "&&")
    add(.comparison, "< <= > >= == != === !== ~= .== .!= .< .<= .> .>=")
    add(.nilCoalescing, "??")
    add(.range, "... ..<")
    add(.addition, "+ - &+ &- | ^ .| .^")
    add(.multiplication, "* / % &* & .&")
    add(.shift, "<< >> &<< &>>")
    return table
  }()
}
