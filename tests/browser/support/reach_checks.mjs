// What must hold at any width, text size and density: nothing sticks out, nothing scrolls inside, every target is large enough.

// Runs in the page; gives what is wrong, in words.
const faultsInPage = (least) => {
  const root = document.querySelector("complaint-form").shadowRoot;
  const form = root.querySelector("form");
  const faults = [];
  const outer = form.getBoundingClientRect();
  if (document.scrollingElement.scrollWidth > innerWidth)
    faults.push(`the page scrolls sideways: ${document.scrollingElement.scrollWidth} in ${innerWidth} px`);
  for (const element of form.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const named = `${element.tagName} ${element.id || element.className}`;
    if (box.left < outer.left - 0.5 || box.right > outer.right + 0.5)
      faults.push(`${named} sticks out: ${box.left} to ${box.right} of ${outer.left} to ${outer.right}`);
    if (box.bottom > outer.bottom + 0.5) faults.push(`${named} is below the form's end`);
    if (element.matches("textarea") && element.scrollHeight > element.clientHeight + 1) faults.push(`${named} scrolls inside`);
  }
  const half = least / 2 - 1; // hit tests go by whole px: neighbours touch
  let targets = 0;
  for (const target of form.querySelectorAll("input, textarea, button, a[href]")) {
    target.scrollIntoView({ block: "center" });
    const box = target.getBoundingClientRect();
    const node = target.closest("[data-node]").dataset.node;
    const choice = target.matches("[type=radio], [type=checkbox]"); // its label belongs to the target
    const [x, y] = [choice ? box.left + half : box.left + box.width / 2, box.top + box.height / 2];
    targets++;
    if (!choice && (box.width < least - 0.05 || box.height < least - 0.05))
      faults.push(`${node} is a target of ${box.width} x ${box.height} px`);
    for (const [dx, dy] of [
      [0, 0],
      [-half, 0],
      [half, 0],
      [0, -half],
      [0, half],
    ]) {
      const hit = root.elementFromPoint(x + dx, y + dy)?.closest("[data-node]")?.dataset.node;
      if (hit !== node)
        faults.push(
          `${node} is no target of ${least} px: ${hit} at ${dx}, ${dy} from its middle; it is ${box.width} x ${box.height}`,
        );
    }
  }
  return { faults, targets };
};

export const leastTarget = 44; // CSS px

export const findFaults = (page) => page.evaluate(faultsInPage, leastTarget);
