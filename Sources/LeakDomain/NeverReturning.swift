/// Functions that end the path on which they are called, by base name.
public enum NeverReturning {
  public static let names: Set<String> = [
    "fatalError", "preconditionFailure", "exit", "abort", "_exit", "quick_exit", "dispatchMain", "unreachable",
    "NSApplicationMain", "UIApplicationMain", "pthread_exit", "unimplemented", "execv", "execve", "execvp",
  ]
}
