"""A rule with the attributes of swift_library, which it stands for: the aspect asks for no more."""

def _files(ctx):
    return [DefaultInfo(files = depset(ctx.files.srcs))]

swift_library_stand_in = rule(
    implementation = _files,
    attrs = {
        "deps": attr.label_list(),
        "module_name": attr.string(),
        "srcs": attr.label_list(allow_files = [".swift"]),
    },
)
