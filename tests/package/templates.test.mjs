// The types of the tag in templates, by the checkers of Svelte and Angular: what the guide writes is accepted, what is wrong is refused.
// React's and Vue's are checked by tsc, in package.test.mjs.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { installTools, makeProject, packTarball, toolPath } from "./support/consumer.mjs";

const guide = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");

let tarball;
before(async () => {
  await installTools();
  tarball = await packTarball();
});

// What a checker says, whether it finds problems or none.
async function outputOf(folder, program, ...words) {
  const run = promisify(execFile)(process.execPath, [toolPath(program), ...words], { cwd: folder });
  const { stdout, stderr } = await run.catch((error) => error);
  return stdout + stderr;
}

const hostOfGuide = `<script lang="ts">
  import type { HeaderSource } from "complaint-form";
  import "complaint-form/svelte";

  const csrfHeaders: HeaderSource = { "X-Csrf-Token": "1" };
  const show = (reference: string): void => console.log(reference);
</script>
`;

test("svelte-check accepts the guide's tag, and refuses wrong values, properties and events", { timeout: 90_000 }, async () => {
  const folder = await makeProject("svelte-types", tarball);
  writeFileSync(join(folder, "Right.svelte"), hostOfGuide + /^```svelte\n(.*?)^```$/ms.exec(guide)[1]);
  const words = ["--tsconfig", "tsconfig.json", "--output", "machine"];
  const output = await outputOf(folder, "svelte-check/bin/svelte-check", ...words);
  const refused = [...output.matchAll(/ (?:ERROR|WARNING) "(\S+)" (\d+):\d+ "(.*)"$/gm)].map((found) => found.slice(1));
  const expected = [
    ["5", /'HeaderSource'/],
    ["6", /'\\"pink\\"' is not assignable/],
    ["7", /'payload' does not exist/],
    ["8", /'\\"oncomplaint-gone\\"' does not exist/],
    ["11", /'5' is not assignable/],
  ];
  assert.equal(refused.length, expected.length, output);
  for (const [at, [file, line, message]] of refused.entries()) {
    assert.deepEqual([file, line], ["Wrong.svelte", expected[at][0]]);
    assert.match(message, expected[at][1]);
  }
});

test(
  "Angular's compiler accepts the guide's tag, and refuses wrong uses of events and references",
  { timeout: 90_000 },
  async () => {
    const folder = await makeProject("angular-types", tarball);
    writeFileSync(join(folder, "guide.html"), /\*\*Angular\*\*.*?^```html\n(.*?)^```$/ms.exec(guide)[1]);
    const output = await outputOf(folder, "@angular/compiler-cli/bundles/src/bin/ngc.js", "-p", ".");
    const plain = output.replace(/\x1b\[\d+m/g, "");
    assert.deepEqual(
      [...plain.matchAll(/^(\S+?):(\d+):\d+ - error TS\d+: (.*)$/gm)].map(([, file, line, message]) => [
        `${file}:${line}`,
        message.slice(0, 41),
      ]),
      [
        ["host.ts:18", "Property 'payload' does not exist on type"],
        ["host.ts:19", "Argument of type 'string' is not assignab"],
        ["host.ts:20", "Property 'start' does not exist on type '"],
      ],
    );
  },
);
