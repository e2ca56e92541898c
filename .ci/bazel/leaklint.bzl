"""Checks Swift modules with leaklint, each by itself, given the summaries of the modules that it depends on.

Two actions a module: `LeaklintSummarize` reads its sources alone, so that all modules are summarized at the same time.
`LeaklintCheck` reads its sources and the summaries of all modules below it; findings do not make it fail. Where a change
of a module leaves its summary as it was, nothing above it is checked again.

`leaklint_module` needs no other rules. `leaklint_aspect` does the same for targets that other rules make, such as
swift_library; the output group leaklint_sarif has the reports in SARIF:

    bazel build //... --aspects=@leaklint//:leaklint.bzl%leaklint_aspect --output_groups=leaklint

A `leaklint_gate` is built if there is nothing to find in the modules that it names, of either kind, and below them.
"""

LeaklintInfo = provider(
    doc = "What is known of a module and of all that it depends on, directly or not.",
    fields = {
        "reports": "A depset of their findings, in JSON.",
        "sarif": "A depset of their findings, in SARIF.",
        "summaries": "A depset of their summaries.",
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

def _check(ctx, module, sources, below, format, program, configuration):
    """Declares the check of a module and gives its report."""
    report = ctx.actions.declare_file("%s.leaklint.%s" % (ctx.label.name, format))
    arguments = _arguments(ctx, "check", configuration)
    arguments.add("--quiet")
    arguments.add("--no-cache")
    arguments.add("--format", format)
    arguments.add("--fail-on", "never")
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
    return report

def _analyze(ctx, module, sources, dependencies, program, configuration):
    """Declares the actions of a module and gives what others need of it."""
    below = depset(transitive = [info.summaries for info in dependencies])
    own = struct(reports = [], sarif = [], summaries = [])
    if sources:
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

        # Bazel runs those of which somebody wants the report.
        own = struct(
            reports = [_check(ctx, module, sources, below, "json", program, configuration)],
            sarif = [_check(ctx, module, sources, below, "sarif", program, configuration)],
            summaries = [summary],
        )
    return LeaklintInfo(
        reports = depset(own.reports, transitive = [info.reports for info in dependencies]),
        sarif = depset(own.sarif, transitive = [info.sarif for info in dependencies]),
        summaries = depset(own.summaries, transitive = [below]),
    )

def _providers(info):
    return [info, OutputGroupInfo(leaklint = info.reports, leaklint_sarif = info.sarif)]

_SHARED = {
    "_configuration": attr.label(default = "//:configuration", allow_files = True),
    "_program": attr.label(default = "//:program", executable = True, cfg = "exec", allow_files = True),
}

def _module_impl(ctx):
    info = _analyze(
        ctx,
        module = ctx.attr.module_name or ctx.label.name,
        sources = ctx.files.srcs,
        dependencies = [dependency[LeaklintInfo] for dependency in ctx.attr.deps],
        program = ctx.executable._program,
        configuration = ctx.files._configuration,
    )
    return [DefaultInfo(files = info.reports)] + _providers(info)

leaklint_module = rule(
    implementation = _module_impl,
    doc = "A Swift module to check. Its outputs are the reports of the module and of those below it.",
    attrs = dict(
        _SHARED,
        deps = attr.label_list(providers = [LeaklintInfo], doc = "The modules that it imports."),
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
    info = _analyze(
        ctx,
        module = getattr(ctx.rule.attr, "module_name", "") or ctx.label.name,
        sources = sources,
        dependencies = dependencies,
        program = ctx.executable._program,
        configuration = ctx.files._configuration,
    )
    return _providers(info)

leaklint_aspect = aspect(
    implementation = _aspect_impl,
    doc = "Checks every target below that has Swift in its `srcs`, by the names of its attributes alone.",
    attr_aspects = ["deps", "private_deps"],
    attrs = _SHARED,
)

# A finding is one line of JSON; quotation marks in its texts are escaped.
_GATE = """
stamp=$1; severities=$2; shift 2
if findings=$(cat "$@" | grep -E "\\"severity\\":\\"($severities)\\""); then
  printf '%s\\n' "$findings" | sed -E 's/^\\{"file":"([^"]*)","line":([0-9]+),"column":([0-9]+),.*"severity":"([a-z]+)","rule":"([^"]*)","message":"(([^"\\\\]|\\\\.)*)".*$/\\1:\\2:\\3: \\4: \\6 [\\5]/'
  exit 1
fi
: > "$stamp"
"""

def _gate_impl(ctx):
    reports = depset(transitive = [module[LeaklintInfo].reports for module in ctx.attr.modules])
    stamp = ctx.actions.declare_file(ctx.label.name + ".passed")
    arguments = ctx.actions.args()
    arguments.add(stamp)
    arguments.add({"error": "error", "warning": "warning|error"}[ctx.attr.fail_on])
    arguments.add_all(reports)
    ctx.actions.run_shell(
        command = _GATE,
        arguments = [arguments],
        inputs = reports,
        outputs = [stamp],
        mnemonic = "LeaklintGate",
        progress_message = "Looking for findings of %s" % ctx.label,
    )
    return [DefaultInfo(files = depset([stamp]))]

leaklint_gate = rule(
    implementation = _gate_impl,
    doc = "Cannot be built while there is something to find in some modules or below them, and prints it.",
    attrs = {
        "fail_on": attr.string(
            default = "warning",
            values = ["warning", "error"],
            doc = "The least severity that counts.",
        ),
        "modules": attr.label_list(
            aspects = [leaklint_aspect],
            mandatory = True,
            doc = "Targets of leaklint_module, or of rules that the aspect understands.",
        ),
    },
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
