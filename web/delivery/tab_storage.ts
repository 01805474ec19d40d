// The names in sessionStorage under which forms keep answers for their tab.

export const tabPrefix = "complaint-form.tab.";

// Whatever any form of this tab has kept, or what begins with `prefix`. Nothing where storage is refused.
export function forgetTab(storage: () => Pick<Storage, "removeItem"> = () => sessionStorage, prefix = tabPrefix): void {
  try {
    const kept = storage();
    for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
  } catch {
    // there is none
  }
}
