// Where each line of text of the form stands, from the form's top left corner, in CSS px. Works in any engine.

const linesInPage = () => {
  const form = document.querySelector("complaint-form").shadowRoot.querySelector("form");
  const origin = form.getBoundingClientRect();
  const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("textarea") || parent.getClientRects().length === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const byTop = new Map();
    for (const { left, right, top, bottom } of boxes) {
      const line = byTop.get(Math.round(top)) ?? { left, right, top, bottom };
      byTop.set(Math.round(top), { ...line, left: Math.min(left, line.left), right: Math.max(right, line.right) });
    }
    [...byTop.values()].forEach((box, index) =>
      lines.push({
        key: `${parent.closest("[data-node]").dataset.node} ${parent.className} ${index}`,
        text: node.data.slice(0, 40),
        x: box.left - origin.left,
        y: box.top - origin.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
      }),
    );
  }
  return lines;
};

const controlsInPage = () => {
  const form = document.querySelector("complaint-form").shadowRoot.querySelector("form");
  const origin = form.getBoundingClientRect();
  return [...form.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea")].map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return { key: `${control.id} control`, text: control.value, x: left - origin.left, y: top - origin.top, width, height };
  });
};

export const linesOnPage = (page) => page.evaluate(linesInPage);
export const controlsOnPage = (page) => page.evaluate(controlsInPage);

// Two frames later everything that was to be measured and painted has been.
export const settled = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));

// The element as wide as the host makes it; undefined: as wide as it may be.
export async function setWidth(page, width) {
  await page.evaluate((wanted) => {
    document.querySelector("complaint-form").style.inlineSize = wanted ? `${wanted}px` : "";
  }, width);
  await settled(page);
}

export async function blur(page) {
  await page.evaluate(() => document.querySelector("complaint-form").shadowRoot.activeElement?.blur());
}
