"""What is measured beside leaklint, on the same files."""

import shutil
from pathlib import Path

RULE = """rules:
  - id: continuation
    languages: [swift]
    severity: WARNING
    message: a continuation
    pattern: withCheckedContinuation { $C in ... }
"""


def tools(files, folder):
    """The name of each tool that is there, and its command."""
    folder = Path(folder)
    listed = folder / "files.txt"
    listed.write_text("".join(f'"{file}"\n' for file in files))
    rule = folder / "rule.yml"
    rule.write_text(RULE)
    found = []
    if shutil.which("swiftc"):
        found.append(("swiftc -frontend -parse", ["swiftc", "-frontend", "-parse", f"@{listed}"]))
    if shutil.which("ast-grep"):
        found.append(("ast-grep, one rule", ["ast-grep", "run", "--lang", "swift", "--pattern",
                                             "withCheckedContinuation { $$$ }", *files]))
    if shutil.which("semgrep"):
        found.append(("semgrep, one rule", ["semgrep", "scan", "--config", rule, "--metrics", "off", "--quiet", "--no-git-ignore",
                                            "--disable-version-check", "--max-target-bytes", "0", *files]))
    if shutil.which("swift"):
        found.append(("swift-format lint", ["swift", "format", "lint", *files]))
    return found
