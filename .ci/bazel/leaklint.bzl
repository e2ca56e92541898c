"""Checks Swift modules with leaklint, each by itself, given the summaries of the modules that it depends on.

Two actions a module: `LeaklintSummarize` reads its sources alone, so that all modules are summarized at the same time.
`LeaklintCheck` reads its sources and the summaries of all modules below it. Where a change of a module leaves its summary as
it was, nothing above it is checked again.

`leaklint_module` needs no other rules. `leaklint_aspect` does the same for targets that other rules make, such as
swift_library:

    bazel build //... --aspects=@leaklint//:leaklint.bzl%leaklint_aspect --output_groups=leaklint
"""

LeaklintInfo = provider(
    doc = "What is known of a module and of those that it depends on.",
    fields = {
        "report": "The findings of the module; None where it has no Swift of its own.",
        "reports": "A depset of the reports of the module and of all modules that it depends on.",
        "summaries": "A depset of the summaries of the module and of all modules that it depends on.",
    },
)

def _arguments(ctx, command, configuration):
    arguments = ctx.actions.args()
    arguments.add(command)
    if configuration:
        arguments.add("--config", configuration[0])
    else:
        arguments.add("--no-config")
    return arguments

def _check_module(ctx, module, sources, dependencies, program, configuration, format, fail_on):
    """Declares the two actions of a module and gives what others need of it."""
    below = depset(transitive = [info.summaries for info in dependencies])
    reports = [info.reports for info in dependencies]
    if not sources:
        return LeaklintInfo(report = None, reports = depset(transitive = reports), summaries = below)

    summary = ctx.actions.declare_file(ctx.label.name + ".leaksum")
    arguments = _arguments(ctx, "summarize", configuration)
    arguments.add("--module", module)
    arguments.add("--output", summary)
    arguments.add_all(sources)
    ctx.actions.run(
        executable = program,
        arguments = [arguments],
        inputs = sources + configuration,
        outputs = [summary],
        mnemonic = "LeaklintSummarize",
        progress_message = "Summarizing %s for leaklint" % module,
    )

    report = ctx.actions.declare_file("%s.leaklint.%s" % (ctx.label.name, format))
    arguments = _arguments(ctx, "check", configuration)
    arguments.add("--quiet")
    arguments.add("--format", format)
    arguments.add("--fail-on", fail_on)
    arguments.add("--output", report)
    arguments.add_all(sources)
    arguments.add_all(below, before_each = "--summaries")
    ctx.actions.run(
        executable = program,
        arguments = [arguments],
        inputs = depset(sources + configuration, transitive = [below]),
        outputs = [report],
        mnemonic = "LeaklintCheck",
        progress_message = "Checking %s with leaklint" % module,
    )
    return LeaklintInfo(
        report = report,
        reports = depset([report], transitive = reports),
        summaries = depset([summary], transitive = [below]),
    )

def _providers(info):
    return [info, OutputGroupInfo(leaklint = info.reports)]

_SHARED = {
    "_configuration": attr.label(default = "//:configuration", allow_files = True),
    "_program": attr.label(default = "//:program", executable = True, cfg = "exec", allow_files = True),
}

def _module_impl(ctx):
    info = _check_module(
        ctx,
        module = ctx.attr.module_name or ctx.label.name,
        sources = ctx.files.srcs,
        dependencies = [dependency[LeaklintInfo] for dependency in ctx.attr.deps],
        program = ctx.executable._program,
        configuration = ctx.files._configuration,
        format = ctx.attr.format,
        fail_on = ctx.attr.fail_on,
    )
    return [DefaultInfo(files = depset([info.report] if info.report else []))] + _providers(info)

leaklint_module = rule(
    implementation = _module_impl,
    doc = "A Swift module to check. Its output is the report.",
    attrs = dict(
        _SHARED,
        deps = attr.label_list(providers = [LeaklintInfo], doc = "The modules that it imports."),
        fail_on = attr.string(
            default = "never",
            values = ["never", "warning", "error"],
            doc = "The least severity of a finding with which the build fails.",
        ),
        format = attr.string(default = "json", values = ["json", "sarif"], doc = "How findings are written."),
        module_name = attr.string(doc = "The name that others import it by; that of the target, if not given."),
        srcs = attr.label_list(allow_files = [".swift"], mandatory = True, doc = "Its sources."),
    ),
)

def _aspect_impl(target, ctx):
    if LeaklintInfo in target:
        return []
    sources = [
        file
        for source in getattr(ctx.rule.attr, "srcs", [])
        for file in source.files.to_list()
        if file.extension == "swift"
    ]
    dependencies = [
        dependency[LeaklintInfo]
        for dependency in getattr(ctx.rule.attr, "deps", []) + getattr(ctx.rule.attr, "private_deps", [])
        if LeaklintInfo in dependency
    ]
    info = _check_module(
        ctx,
        module = getattr(ctx.rule.attr, "module_name", "") or ctx.label.name,
        sources = sources,
        dependencies = dependencies,
        program = ctx.executable._program,
        configuration = ctx.files._configuration,
        format = "sarif",
        fail_on = "never",
    )
    return _providers(info)

leaklint_aspect = aspect(
    implementation = _aspect_impl,
    doc = "Checks every target below that has Swift in its `srcs`, by the names of its attributes alone.",
    attr_aspects = ["deps", "private_deps"],
    attrs = _SHARED,
)

def _program_impl(repository):
    path = repository.attr.path or repository.os.environ.get("LEAKLINT", "")
    path = repository.path(path) if path else repository.which("leaklint")
    if not path or not path.exists:
        fail("leaklint is not there: put it on the PATH, set LEAKLINT, or give leaklint_program its path")
    repository.symlink(path, "leaklint")
    repository.file("BUILD.bazel", "exports_files([\"leaklint\"])\n")

leaklint_program = repository_rule(
    implementation = _program_impl,
    doc = "The leaklint of this machine: by its path, by the variable LEAKLINT, or on the PATH.",
    attrs = {"path": attr.string()},
    environ = ["LEAKLINT", "PATH"],
    local = True,
)
