// Runs in the page, in any engine: finds an element of the form by role and accessible name, as a person would. It goes
// through shadow roots; elements that are not displayed are not found. Self-contained: its source is sent to the page.

// `name` ending in "…" is the beginning of a name. Gives the first match, or null.
export function seek(role, name, inside = "") {
  const selectors = {
    textbox: "input:not([type=radio]):not([type=checkbox]), textarea",
    radio: "input[type=radio]",
    checkbox: "input[type=checkbox]",
    button: "button",
    link: "a[href]",
    heading: "h1",
    group: "fieldset, [role=group]",
    status: "[role=status]",
  };
  const textOf = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element) =>
    element.getAttribute("aria-label") ??
    (element.getAttribute("aria-labelledby")
      ? textOf(element.getRootNode().getElementById(element.getAttribute("aria-labelledby")))
      : null) ??
    (element.labels?.length ? textOf(element.labels[0]) : null) ??
    textOf(element.tagName === "FIELDSET" ? element.querySelector("legend") : element);
  const fits = (given) => (name.endsWith("…") ? given.startsWith(name.slice(0, -1)) : given === name);
  const roots = [document];
  const holders = document.querySelectorAll(inside || "complaint-form");
  for (const holder of holders) if (holder.shadowRoot) roots.unshift(holder.shadowRoot);
  for (const root of roots)
    for (const element of root.querySelectorAll(selectors[role]))
      if (element.getClientRects().length > 0 && fits(nameOf(element))) return element;
  return null;
}
