// Lets the browser show what has just been made, and take what was done in it, before long work begins.

const timeout = 200; // ms; in a page that is not shown no frame comes

const idle = (then: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(then, { timeout: timeout });
  else setTimeout(then); // WebKit
};

// Ends when a frame has been shown and nothing more urgent waits.
export const yieldToBrowser = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, timeout);
    requestAnimationFrame(() => requestAnimationFrame(() => idle(resolve)));
  });
