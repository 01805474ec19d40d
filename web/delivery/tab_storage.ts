// The names in sessionStorage under which forms keep answers for their tab.

export const tabPrefix = "complaint-form.tab.";

// Whatever any form of this tab has kept.
export function forgetTab(): void {
  try {
    removeAll(sessionStorage, tabPrefix);
  } catch {
    // there is none
  }
}

export function removeAll(storage: Pick<Storage, "key" | "length" | "removeItem">, prefix: string): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  for (const key of keys) if (key.startsWith(prefix)) storage.removeItem(key);
}
