import Testing

/// The direction of the arrows between the targets, in `import`s and in `Package.swift`.
@Suite struct LayerTests {
  private let project = Project.shared

  private var manifest: Manifest { Manifest(project.file("Package.swift")?.text ?? "") }

  @Test func thereIsSomethingToCheck() {
    #expect(!project.sources.isEmpty, "no Swift file found below Sources: these tests look in the wrong folder")
    #expect(!manifest.targets.isEmpty, "no target found in Package.swift: these tests cannot read it")
  }

  @Test func everyTargetHasALayer() {
    let folders = Set(project.sources.map(\.target))
    let manifestTargets = manifest.targets.filter { !$0.isTest && $0.path?.hasPrefix("Fixtures") != true }
    let names = folders.union(manifestTargets.map(\.name))
    expectNone(
      names.filter { Layer.of($0) == nil }.sorted(),
      "Give these targets a place in Tests/TidyTests/Layer.swift and in ARCHITECTURE.md:")
  }

  @Test(arguments: Layer.all) func importsFollowTheLayers(_ layer: Layer) {
    let allowed = layer.targets.union(layer.modules)
    let violations = project.sources(of: layer.target).flatMap { source in
      source.swift.imports.filter { !allowed.contains($0.module) }
        .map { "\(source.path):\($0.line): import \($0.module)" }
    }
    let list = allowed.isEmpty ? "nothing" : allowed.sorted().joined(separator: ", ")
    expectNone(violations, "\(layer.target) imports \(list). Move the code to the layer that may know this:")
  }

  @Test func onlyTheFrontEndImportsSwiftSyntax() {
    let violations = project.sources.filter { $0.target != "SwiftFrontEnd" }.flatMap { source in
      source.swift.imports.filter { $0.module.hasPrefix("Swift") && $0.module != "SwiftFrontEnd" }
        .map { "\(source.path):\($0.line): import \($0.module)" }
    }
    expectNone(violations, "Only Sources/SwiftFrontEnd knows SwiftSyntax. Speak the small AST of LeakAST instead:")
  }

  @Test(arguments: Layer.all) func thePackageFollowsTheLayers(_ layer: Layer) {
    let allowed = layer.targets.union(layer.modules)
    let declared = manifest.targets.first { $0.name == layer.target }?.dependencies ?? []
    expectNone(
      declared.subtracting(allowed).sorted(),
      "In Package.swift \(layer.target) depends on targets above or beside it. Take these out:")
  }

  @Test(arguments: Layer.all) func whatIsImportedIsDeclared(_ layer: Layer) {
    let imported = Set(project.sources(of: layer.target).flatMap { $0.swift.imports.map(\.module) })
    let declared = manifest.targets.first { $0.name == layer.target }?.dependencies ?? []
    expectNone(
      imported.subtracting(declared).subtracting(Layer.system).sorted(),
      "\(layer.target) imports modules that Package.swift does not name among its dependencies. Add them there:")
  }

  @Test func theArchitecturePageNamesEveryTarget() {
    guard let page = project.file("ARCHITECTURE.md")?.text else {
      Issue.record("Write ARCHITECTURE.md: the targets, what each one knows, and the invariants")
      return
    }
    expectNone(
      manifest.targets.map(\.name).filter { !page.contains($0) }, "Say in ARCHITECTURE.md what these targets are for:")
  }
}
