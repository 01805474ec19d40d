// What every engine's page can do, on top of the few things that each does in its own way: `evaluate`, `clickOn`, `press`,
// `insert`, `reload`, `back`, `forward`, `screenshot`, `close`.
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { seek } from "../seek.mjs";

const patience = 20_000; // ms
const interval = 40; // ms between two looks
const settling = 110; // ms; a line that is read out gets its words 100 ms after it came, and moves what is below it

// Does `action` with the element that `seek` finds, in the page. The two functions travel as text.
const withFound = (action) =>
  `(role, name, ...rest) => {
    const element = (${seek})(role, name);
    return element ? { done: (${action})(element, ...rest) } : null;
  }`;

export class Page {
  // The value of `look` in the page, as soon as it is neither null, false, "" nor undefined.
  async until(what, look, ...args) {
    const end = performance.now() + patience;
    for (;;) {
      const value = await this.evaluate(look, ...args);
      if (value) return value;
      if (performance.now() > end) assert.fail(`${this.engine}: ${what} did not come; the page: ${await this.summary()}`);
      await wait(interval);
    }
  }

  // The page anew, as in a tab that has kept nothing. The form may write what the tab keeps at any moment, such as when a draft has got
  // onto the device, so that is stopped too.
  async reloadAsNewTab() {
    await this.evaluate(() => {
      sessionStorage.clear();
      Storage.prototype.setItem = () => undefined;
    });
    await this.reload();
  }

  // The form has gone over from its first pages to its module, or has given up. A person need not wait for it.
  moduleCame() {
    return this.until("the module", () => {
      const form = document.querySelector("complaint-form");
      const state = form?.shadowRoot?.querySelector(".frame").dataset.state;
      return !form || ["ready", "failed", "stopped"].includes(state);
    });
  }

  async with(role, name, action, ...rest) {
    const found = await this.until(`${role} "${name}"`, withFound(action), role, name, ...rest);
    return found.done;
  }

  summary() {
    return this.evaluate(() => {
      const root = document.querySelector("complaint-form")?.shadowRoot;
      const active = root?.activeElement?.id ?? "";
      const words = (root?.querySelector("form") ?? document.body).innerText;
      return `${document.title} | focus ${active} | ${words.slice(0, 400)}`;
    });
  }

  // In view, buttons and boxes to tick at rest too, then a real click of the engine's own pointer in its middle.
  async click(role, name) {
    const mayMove = role === "button" || role === "checkbox";
    let point = await this.middleOf(role, name);
    let rounds = 0;
    for (let before; mayMove && `${point.x} ${point.y}` !== before; point = await this.middleOf(role, name)) {
      if (++rounds > 100) assert.fail(`${this.engine}: ${role} "${name}" does not come to rest`);
      before = `${point.x} ${point.y}`;
      await wait(settling);
    }
    await this.clickAt(point);
  }

  middleOf(role, name) {
    return this.with(role, name, (element) => {
      const target = element.labels?.[0] && element.matches("[type=radio], [type=checkbox]") ? element.labels[0] : element;
      target.scrollIntoView({ block: "center" });
      const box = target.getBoundingClientRect();
      return { x: Math.round(box.x + Math.min(box.width / 2, 200)), y: Math.round(box.y + box.height / 2) };
    });
  }

  // The whole text of a field anew, as by somebody who selects it first.
  async fill(name, text) {
    await this.with("textbox", name, (element) => {
      element.focus();
      element.select();
    });
    await this.type(text);
  }

  // Errors that the page met: uncaught, or said on the console.
  async problems() {
    return this.errors;
  }

  // The host's script.
  attribute(name, value) {
    return this.evaluate((...pair) => document.querySelector("complaint-form").setAttribute(...pair), name, value);
  }

  async paintBy(painter) {
    await this.attribute("painter", painter);
    await this.becomes(painter);
  }

  // The canvas comes when somebody is there.
  becomes(painter) {
    return this.until(
      `the ${painter} painter`,
      (wanted) => {
        dispatchEvent(new Event("pointermove"));
        const { dataset } = document.querySelector("complaint-form").shadowRoot.querySelector(".frame");
        return dataset.painter === wanted;
      },
      painter,
    );
  }

  value(role, name) {
    return this.with(role, name, (element) =>
      element.matches("[type=radio], [type=checkbox]") ? element.checked : element.value,
    );
  }

  appears(role, name) {
    return this.with(role, name, () => true);
  }

  focused() {
    return this.evaluate(() => document.querySelector("complaint-form")?.shadowRoot?.activeElement?.id ?? "");
  }

  // Tab by Tab, as somebody without a pointer does; `wanted` is the beginning of the node's id.
  async tabTo(wanted) {
    const seen = [];
    for (let i = 0; i < 60; ++i) {
      const id = await this.focused();
      if (id.startsWith(wanted)) return;
      seen.push(id);
      await this.press("Tab");
    }
    assert.fail(`${this.engine}: Tab never reached ${wanted}; it went ${seen.join(", ")}`);
  }

  async type(text) {
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) await this.press("Enter");
      await this.insert(line);
    }
  }

  painter() {
    return this.evaluate(() => document.querySelector("complaint-form").shadowRoot.querySelector(".frame").dataset.painter);
  }
}

// A function's or an arrow's source, called with JSON arguments: what all engines take as one expression.
export const expression = (look, args) => `(${look})(${args.map((arg) => JSON.stringify(arg) ?? "undefined").join(", ")})`;
