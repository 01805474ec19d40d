// Is somebody there? What only adds to a page that can be used already waits for them, so that a page that loads has nothing to do but load.

const signs = ["pointermove", "pointerdown", "keydown", "click", "wheel", "scroll"];
const timeout = 5_000; // ms after which somebody who only reads is taken to be there

let somebody: Promise<void> | undefined;

// Ends when somebody has moved, pressed or scrolled anything since it was first asked, or after a while.
export const presence = (): Promise<void> =>
  (somebody ??= new Promise<void>((resolve) => {
    const options = { capture: true, passive: true };
    const found = (): void => {
      for (const sign of signs) removeEventListener(sign, found, options);
      resolve();
    };
    for (const sign of signs) addEventListener(sign, found, options);
    setTimeout(found, timeout);
  }));
