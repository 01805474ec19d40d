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

// Until browser history has gone where it was sent, however slow the machine is: each step of that is a timer of its own.
export async function whenHistoryRests(): Promise<void> {
  for (let turn = 0; turn < 10; ++turn) await pause();
}
