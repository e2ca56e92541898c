/// Which of the words without which no obligation can begin occur in a file's code.
///
/// Words in comments and in strings do not count. A part of a name counts where the name is divided by capitals or
/// underscores: `onCompletion`, `reply_handler`.
public struct Vocabulary: OptionSet, Sendable, Hashable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A name with the part `continuation`: `withCheckedContinuation`, `CheckedContinuation`, `withContinuation`.
  public static let continuation = Vocabulary(rawValue: 1 << 0)
  /// `AsyncStream`, `AsyncThrowingStream`, `makeStream`.
  public static let asyncStream = Vocabulary(rawValue: 1 << 1)
  /// `AsyncChannel`, `AsyncThrowingChannel`.
  public static let asyncChannel = Vocabulary(rawValue: 1 << 2)
  /// `DispatchGroup`.
  public static let dispatchGroup = Vocabulary(rawValue: 1 << 3)
  /// `DispatchSemaphore`.
  public static let dispatchSemaphore = Vocabulary(rawValue: 1 << 4)
  /// A name with the part `completion`, `handler`, `callback` or `reply`.
  public static let callback = Vocabulary(rawValue: 1 << 5)
  /// `Task`.
  public static let task = Vocabulary(rawValue: 1 << 6)
  /// `TaskGroup` and its kin, `withTaskGroup` and its kin.
  public static let taskGroup = Vocabulary(rawValue: 1 << 7)
  /// A name with the part `promise`: `EventLoopPromise`, `makePromise`.
  public static let promise = Vocabulary(rawValue: 1 << 8)

  /// Whole words.
  static let words = WordTable<Vocabulary>(
    [
      ("AsyncStream", .asyncStream), ("AsyncThrowingStream", .asyncStream), ("makeStream", .asyncStream),
      ("AsyncChannel", .asyncChannel), ("AsyncThrowingChannel", .asyncChannel), ("DispatchGroup", .dispatchGroup),
      ("DispatchSemaphore", .dispatchSemaphore), ("Task", .task), ("TaskGroup", .taskGroup),
      ("ThrowingTaskGroup", .taskGroup), ("DiscardingTaskGroup", .taskGroup),
      ("ThrowingDiscardingTaskGroup", .taskGroup), ("withTaskGroup", .taskGroup), ("withThrowingTaskGroup", .taskGroup),
      ("withDiscardingTaskGroup", .taskGroup), ("withThrowingDiscardingTaskGroup", .taskGroup),
    ], none: [])

  /// Parts of words, in small letters.
  static let parts = WordTable<Vocabulary>(
    [
      ("continuation", .continuation), ("continuations", .continuation), ("completion", .callback),
      ("completions", .callback), ("handler", .callback), ("handlers", .callback), ("callback", .callback),
      ("callbacks", .callback), ("reply", .callback), ("replies", .callback), ("promise", .promise),
      ("promises", .promise),
    ], none: [])

  /// The lengths of `parts`.
  static let partLengths = 5...13
}
