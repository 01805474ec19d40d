// Waiting in tests.
import assert from "node:assert/strict";

export const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(what: string, holds: () => unknown): Promise<void> {
  for (let turn = 0; turn < 500; ++turn) {
    if (holds()) return;
    await pause(turn < 50 ? 0 : 10);
  }
  assert.fail(`not within some seconds: ${what}`);
}
