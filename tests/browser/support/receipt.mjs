// Where the receipt is to be seen, frame by frame.
import assert from "node:assert/strict";

// To be called before the complaint is sent.
export const watchReceipt = (page) =>
  page.evaluate(() => {
    const tops = (globalThis.receiptTops = []); // CSS px of the window
    const root = document.querySelector("complaint-form").shadowRoot;
    const look = () => {
      const heading = root.querySelector("h1");
      if (heading?.textContent.startsWith("Wij hebben")) tops.push(heading.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    look();
  });

// Where its heading was for a second or so. It must be in the upper half of the window at the end.
export async function placesOfReceipt(page) {
  await page.until("the receipt for a while", () => receiptTops.length >= 60);
  const { tops, height } = await page.evaluate(() => ({ tops: receiptTops, height: innerHeight }));
  const places = [...new Set(tops)];
  const top = tops.at(-1);
  assert.ok(top >= 0 && top < height / 2, `at ${places.join(", ")} px`);
  return places;
}
