// What a lock may be held for: a page that goes while it holds one, and that another page then asks for, is not kept for Back
// (Chromium's reason "weblocks-contention").

export async function untilPageGoes(work: () => Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const gone = new Promise<void>((resolve) => {
    addEventListener("pagehide", () => resolve(), { signal: over.signal });
  });
  await Promise.race([work().finally(() => over.abort()), gone]);
}
