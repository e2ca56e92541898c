#if canImport(Darwin)
  import Darwin
#elseif os(Linux) && !DEBUG
  import Glibc
#else
  #error("unsupported")
#endif

struct Platform {
  #if DEBUG
    var log: Log
    func trace() {}
  #else
    func trace() {}
  #endif

  #if swift(>=6)
    @available(*, deprecated)
  #endif
  func old() {
    #if DEBUG
      defer { print("x") }
    #endif
    switch value {
    case 1: one()
    #if DEBUG
      case 2: two()
      #if TRACE
        case 3: three()
      #endif
    #else
      case 4: four()
    #endif
    default: break
    }
  }
}
