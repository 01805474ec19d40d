// What every host of these tests does with the events, and the headers it gives.
globalThis.heard = [];
export const hear = (event) => globalThis.heard.push({ type: event.type, detail: event.detail });
export const headers = async () => ({ "X-Csrf-Token": "token-of-the-host" });
