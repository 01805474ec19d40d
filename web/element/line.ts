// A line above the form.

export function lineWith(kind: string, text: string): HTMLElement {
  const line = document.createElement("p");
  line.dataset["kind"] = kind;
  line.textContent = text;
  return line;
}
