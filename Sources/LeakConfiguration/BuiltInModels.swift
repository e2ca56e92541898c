import LeakDomain

/// What leaklint knows of the standard library, Apple's frameworks and common packages.
public enum BuiltInModels {
  /// The files in `Models`, each of which is a configuration with nothing but `models:`.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("answers.yml", PackageResources.answers_yml),
    ("apple.yml", PackageResources.apple_yml),
    ("collections.yml", PackageResources.collections_yml),
    ("delegates.yml", PackageResources.delegates_yml),
    ("devices.yml", PackageResources.devices_yml),
    ("dispatch.yml", PackageResources.dispatch_yml),
    ("endings.yml", PackageResources.endings_yml),
    ("futures.yml", PackageResources.futures_yml),
    ("handlers.yml", PackageResources.handlers_yml),
    ("interface.yml", PackageResources.interface_yml),
    ("keys.yml", PackageResources.keys_yml),
    ("lifetimes.yml", PackageResources.lifetimes_yml),
    ("locks.yml", PackageResources.locks_yml),
    ("networking.yml", PackageResources.networking_yml),
    ("nio.yml", PackageResources.nio_yml),
    ("observers.yml", PackageResources.observers_yml),
    ("primitives.yml", PackageResources.primitives_yml),
    ("processes.yml", PackageResources.processes_yml),
    ("reactive.yml", PackageResources.reactive_yml),
    ("scopes.yml", PackageResources.scopes_yml),
    ("services.yml", PackageResources.services_yml),
    ("storage.yml", PackageResources.storage_yml),
    ("tasks.yml", PackageResources.tasks_yml),
    ("testing.yml", PackageResources.testing_yml),
    ("turns.yml", PackageResources.turns_yml),
  ]

  /// Reads them. There are no problems with them; a test sees to that.
  public static func read() -> (models: ModelTable, problems: [ConfigurationProblem]) {
    var table = ModelTable()
    var problems: [ConfigurationProblem] = []
    for (name, bytes) in files {
      let file = read(bytes, name)
      table = table.before(file.models)
      problems += file.problems
    }
    return (table, problems)
  }

  private static func read(_ bytes: [UInt8], _ name: String) -> (models: ModelTable, problems: [ConfigurationProblem]) {
    switch YAMLReading.read(bytes, file: name, isTrusted: true) {
    case .failure(let problem): return (ModelTable(), [problem])
    case .success(let value):
      let problems = ProblemList(file: name)
      let models = Section(value, path: "", keys: ["models"], problems)?
        .section("models", keys: ConfigurationKeys.models)
      return (models.map { ModelReader(section: $0).table() } ?? ModelTable(), problems.problems)
    }
  }
}
