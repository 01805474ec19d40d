// When the next attempt may begin: exponential, full jitter (any moment up to the limit, so that many forms do not come back
// together), never before the receiver's Retry-After.

export const firstLimit = 2_000; // ms
export const lastLimit = 300_000; // ms

// `failures` >= 1; `chance` in [0, 1).
export const backoff = (failures: number, chance: number): number =>
  Math.floor(chance * Math.min(lastLimit, firstLimit * 2 ** Math.min(failures - 1, 20)));
