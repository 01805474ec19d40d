// A reporter of node:test for tests/web/mutation.mjs: ends the process at the first failure, else prints how many tests passed.
import { writeSync } from "node:fs";

export default async function* report(events) {
  let passed = 0;
  for await (const { type, data } of events) {
    if (type === "test:fail") {
      writeSync(1, `failed: ${data.name}\n`);
      process.exit(1);
    }
    if (type === "test:pass") ++passed;
  }
  yield `passed: ${passed}\n`;
}
