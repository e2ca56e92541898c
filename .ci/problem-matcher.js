// Checks the problem matcher of .vscode/tasks.json. Started by .ci/problem-matcher; an argument names a file with
// the output of `leaklint --format json`.
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");

const tasks = JSON.parse(fs.readFileSync(".vscode/tasks.json", "utf8")).tasks;
const matchers = tasks.map((task) => task.problemMatcher).filter((matcher) => matcher && matcher.owner === "leaklint");
assert.strictEqual(matchers.length, 1, ".vscode/tasks.json must have exactly one problem matcher of leaklint");
const pattern = matchers[0].pattern;
const regexp = new RegExp(pattern.regexp);

/** The fields that the expression takes out of a line of output, or null. */
function read(line) {
  const match = regexp.exec(line);
  if (!match) return null;
  const text = (name) => JSON.parse(`"${match[pattern[name]]}"`);
  const number = (name) => Number(match[pattern[name]]);
  return {
    file: text("file"), line: number("line"), column: number("column"), endLine: number("endLine"),
    endColumn: number("endColumn"), severity: text("severity"), rule: text("code"), message: text("message"),
  };
}

/** The same fields of the parsed JSON. */
function expected({ file, line, column, endLine, endColumn, severity, rule, message }) {
  return { file, line, column, endLine, endColumn, severity, rule, message };
}

function sample(overrides) {
  return {
    file: "Sources/A.swift", line: 41, column: 9, endLine: 41, endColumn: 15, severity: "warning",
    rule: "receiver-skipped", message: "this return leaves the task started at line 12 suspended in 'channel.send'",
    primitive: "AsyncChannel", function: "loadDiscount(_:)",
    related: [{ file: "Sources/B.swift", line: 12, column: 5, message: "started here" }],
    path: [], fixes: [], fingerprint: "0123456789abcdef:1", ...overrides,
  };
}

const samples = [
  sample({}),
  sample({ severity: "error", rule: "double-resume" }),
  sample({ severity: "note", line: 1, column: 1, endLine: 120, endColumn: 2 }),
  sample({ message: "a \"quoted\" name, a back\\slash at the end\\" }),
  sample({ file: "Sources/With \"quotes\"/Ünïcode + spaces.swift", message: "continuation “c” is never resumed, \t too" }),
];
for (const finding of samples) {
  for (const end of ["", ","]) {
    assert.deepStrictEqual(read(JSON.stringify(finding) + end), expected(finding));
  }
}
const unrelated = [
  "[", "]", "", "Building for debugging...", "Sources/A.swift:41:9: warning: a text line [receiver-skipped]",
  "{\"message\":\"another order of keys\",\"file\":\"A.swift\",\"line\":1}",
];
for (const line of unrelated) assert.strictEqual(read(line), null, `must not match: ${line}`);

let real = 0;
const output = process.argv[2];
if (output) {
  const text = fs.readFileSync(output, "utf8");
  const findings = JSON.parse(text);
  const lines = text.split("\n").filter((line) => line.startsWith("{"));
  assert.strictEqual(lines.length, findings.length, "one finding per line");
  findings.forEach((finding, index) => {
    assert.deepStrictEqual(read(lines[index]), expected(finding), lines[index]);
  });
  real = findings.length;
  assert.ok(real > 0, "the leaking fixtures must have findings");
}
console.log(`problem-matcher: ${samples.length * 2} sample lines and ${real} lines of real output match`);
