import LeakModel
import SwiftFrontEnd

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How much processor time each phase of a run has taken, on all threads together.
final class PhaseTimes: PhaseClock, @unchecked Sendable {
  private let monitor = Monitor()
  private var seconds: [Phase: Double] = [:]

  func now() -> Double { Self.read(CLOCK_THREAD_CPUTIME_ID) }

  func add(_ seconds: Double, to phase: Phase) { monitor.locked { self.seconds[phase, default: 0] += seconds } }

  /// A line for each phase with its share, and one for all of the process.
  var lines: [String] {
    let total = Self.read(CLOCK_PROCESS_CPUTIME_ID)
    let seconds = monitor.locked { self.seconds }
    var rows = Phase.allCases.map { ($0.rawValue, max(0, seconds[$0] ?? 0)) }
    rows.append(("the rest", max(0, total - rows.reduce(0) { $0 + $1.1 })))
    rows.append(("all", total))
    return rows.map { name, seconds in
      let share = Self.decimal(total > 0 ? seconds / total * 100 : 0, digits: 1)
      return Self.padded(name, to: 12, left: true) + Self.padded(Self.decimal(seconds, digits: 3), to: 9) + " s"
        + Self.padded(share, to: 7) + " %"
    }
  }

  private static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + space : space + text
  }

  private static func decimal(_ value: Double, digits: Int) -> String {
    let unit = (0..<digits).reduce(1) { result, _ in result * 10 }
    let whole = Int((value * Double(unit)).rounded())
    let rest = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: digits - rest.count) + rest
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
