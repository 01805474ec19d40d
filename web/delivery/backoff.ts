// When the next attempt may begin: exponential, full jitter (any moment up to the limit, so that many forms do not come back
// together), never before the receiver's Retry-After.

export const firstLimit = 2_000; // ms
export const lastLimit = 300_000; // ms

// The longest pause after so many failures in a row, at least 1. Ours alone to wait for: the device is read again after it.
export const limitAfter = (failures: number): number => Math.min(lastLimit, firstLimit * 2 ** Math.min(failures - 1, 20));

// `failures` >= 1; `chance` in [0, 1).
export const backoff = (failures: number, chance: number): number => Math.floor(chance * limitAfter(failures));
