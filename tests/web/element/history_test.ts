// The forms' history against a browser history of its own, where a host's router has entries too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PageHistory, stepIn } from "../../../web/element/history.js";
import type { PageName } from "../../../web/glue/wire.js";
import { listeners, Tab, tab, type Listener } from "../support/tab_history.js";

// A form that goes where it is told, and stays at its receipt.
class Form {
  page: PageName;
  readonly ended = new AbortController();
  readonly history: PageHistory;

  constructor(name: string, first: PageName = "start") {
    this.page = first;
    this.history = new PageHistory(name, first, (page) => this.visit(page), this.ended.signal);
  }

  go(page: PageName): void {
    this.page = page;
    this.history.show(page, false);
  }

  visits = 0;

  visit(page: PageName): void {
    this.visits += 1;
    if (this.page !== "done") this.page = page;
    this.history.confirm(this.page);
  }

  async send(): Promise<void> {
    this.page = "done";
    this.history.show("done", false);
    this.history.end();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }

  close(): void {
    this.ended.abort();
  }
}

tab(true);
new Form("first").close(); // the document's listeners are there from now on

const pages: readonly PageName[] = ["contact", "case", "statement", "incident", "review"];

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: our entries carry our key alone; the host's has its own state back when somebody returns`, () => {
    const browser = tab(named);
    const form = new Form("form1");
    for (const page of pages) form.go(page);
    for (const { state } of browser.places) assert.deepEqual(Object.keys(state as object), ["complaintForm"]);
    browser.go(-5);
    assert.deepEqual(browser.places[0]?.state, { idx: 0 });
    form.go("contact");
    assert.deepEqual(Object.keys(browser.places[0]?.state as object), ["complaintForm"]);
    form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: Back and Forward lead through the pages, and the host hears of none of it`, () => {
    const browser = tab(named);
    const form = new Form("form1");
    for (const page of pages) form.go(page);
    const seen: PageName[] = [];
    for (const by of [-1, -1, -3, 1, 2, -3, 5]) {
      browser.go(by);
      seen.push(form.page);
    }
    assert.deepEqual(seen, ["incident", "statement", "start", "contact", "statement", "start", "review"]);
    assert.equal(browser.heardByHost, 0);
    form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: after sending one step back leaves the form`, async () => {
    const browser = tab(named);
    browser.pushState({ idx: 1 }, "", "/form");
    const form = new Form("form1");
    for (const page of pages) form.go(page);
    await form.send();
    assert.deepEqual([form.page, form.visits], ["done", 1]);
    assert.equal(browser.at, 1);
    browser.go(-1);
    assert.deepEqual([browser.here.address, form.page, browser.heardByHost], ["/", "done", 1]);
    form.close();
  });

test("history: a form that began on another's step hears of the arrival too, for the browser scrolls then", async () => {
  const browser = tab(false);
  const before = new Form("form1");
  before.go("contact");
  before.close();
  const form = new Form("form2");
  form.go("contact");
  await form.send();
  assert.deepEqual([browser.at, form.page, form.visits], [0, "done", 1]);
  form.close();
});

for (const arrives of [true, false])
  test(`history: a form that goes on the way back to where it began${arrives ? "" : ", which does not get there,"} costs the next one no step`, async () => {
    const browser = tab(true);
    let arrive = (): void => undefined;
    browser.go = (by) => void (arrive = () => Tab.prototype.go.call(browser, by));
    const before = new Form("form1");
    before.go("contact");
    await before.send();
    before.close();
    Reflect.deleteProperty(browser, "go");
    if (arrives) arrive();
    await new Promise((resolve) => setTimeout(resolve, 1));
    const form = new Form("form1");
    form.go("contact");
    browser.go(-1);
    assert.equal(form.page, "start");
    form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: a router that writes over our entries, and changes their address, costs no step`, async () => {
    const browser = tab(named);
    const form = new Form("form1");
    form.go("contact");
    browser.replaceState({ idx: 1 }, "", "/?tab=2");
    form.go("case");
    browser.go(-1);
    assert.equal(form.page, "contact");
    browser.go(-1);
    assert.equal(form.page, "start");
    browser.go(2);
    await form.send();
    assert.deepEqual([browser.at, form.page], [0, "done"]);
    form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: moves to and from the host's own entries are the host's too`, () => {
    const browser = tab(named);
    const form = new Form("form1");
    form.go("contact");
    browser.pushState({ idx: 1 }, "", "/elsewhere");
    browser.go(-1);
    assert.deepEqual([browser.heardByHost, form.page], [1, "contact"]);
    browser.go(1);
    assert.deepEqual([browser.heardByHost, form.page], [2, "contact"]);
    form.go("case"); // on from there
    browser.go(-1);
    assert.deepEqual([browser.here.address, form.page], ["/elsewhere", "contact"]);
    form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: two forms keep their pages apart, and one that is sent leaves the other's steps`, async () => {
    const browser = tab(named);
    const one = new Form("form1");
    const two = new Form("form2");
    one.go("contact");
    two.go("contact");
    one.go("case");
    browser.go(-2);
    assert.deepEqual([one.page, two.page], ["contact", "start"]);
    browser.go(2);
    assert.deepEqual([one.page, two.page], ["case", "contact"]);
    await one.send();
    assert.deepEqual([one.page, two.page, browser.at], ["done", "contact", 2]);
    for (const form of [one, two]) form.close();
  });

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: after a reload the entries still have their pages`, async () => {
    const browser = tab(named);
    const before = new Form("form1");
    for (const page of pages.slice(0, 3)) before.go(page);
    before.close();
    const form = new Form("form1");
    browser.go(-1);
    assert.equal(form.page, "case");
    browser.go(-2);
    assert.equal(form.page, "start");
    browser.go(1);
    form.go("case");
    assert.deepEqual(stepIn(browser.state)?.host, { idx: 0 });
    await form.send();
    assert.deepEqual([browser.at, browser.state], [0, { idx: 0 }]);
    form.close();
  });

test("history: a foreign or broken state holds no step of ours", () => {
  const right = { trail: "a", index: 1, pages: { form1: "case" }, host: null };
  assert.deepEqual(stepIn({ complaintForm: right, other: 1 }), right);
  const broken = [
    { ...right, index: -1 },
    { ...right, index: "1" },
    { ...right, index: 1.5 },
    { ...right, trail: 4 },
    null,
    7,
    [],
  ];
  const states = [null, undefined, 3, "x", {}, [], ...broken.map((complaintForm) => ({ complaintForm }))];
  for (const state of states) assert.equal(stepIn(state), undefined);
  assert.deepEqual(stepIn({ complaintForm: { ...right, pages: { form1: "no where", form2: "case" } } })?.pages, {
    form2: "case",
  });
});

test("history, entries named: the last of ours is known again, whatever a router made of it", () => {
  const browser = tab(true);
  browser.pushState({ idx: 1 }, "", "/form");
  const form = new Form("form1");
  form.go("contact");
  browser.replaceState({ idx: 2 }, "", "/form?filter=1");
  browser.go(-1);
  assert.equal(form.page, "start");
  browser.go(1);
  assert.equal(form.page, "contact");
  browser.go(-2);
  assert.deepEqual([browser.here.address, form.page, browser.heardByHost], ["/", "contact", 3]);
  form.close();
});

test("history: a router that is heard first and writes over what it does not know does no harm", () => {
  const browser = tab(false);
  const router: Listener = ({ state }) => {
    if (!("idx" in (state as object))) browser.replaceState({ idx: 99 }, "");
  };
  const ours = [...listeners];
  listeners.clear();
  for (const listener of [router, ...ours]) listeners.add(listener);
  const form = new Form("form1");
  for (const page of pages) form.go(page);
  for (const by of [-1, -2, 3, -1]) browser.go(by);
  assert.equal(form.page, "incident");
  browser.go(-4);
  assert.deepEqual([form.page, browser.here.state], ["start", { idx: 0 }]);
  form.close();
  listeners.delete(router);
});

test("history: an entry of ours without a form is the host's again, who is told", async () => {
  const browser = tab(true);
  const form = new Form("form1");
  form.go("contact");
  browser.pushState({ idx: 1 }, "", "/other");
  form.close();
  browser.go(-1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([browser.here.state, browser.told], [{ idx: 0 }, [{ idx: 0 }]]);
});

test("history: of two entries that a router took over at one address the nearer is meant", () => {
  const browser = tab(false);
  const form = new Form("form1");
  for (const page of pages.slice(0, 4)) {
    form.go(page);
    browser.replaceState({ idx: 1 }, "", "/form");
  }
  form.go("review");
  browser.go(-1);
  assert.equal(form.page, "incident");
  browser.go(-1);
  assert.notEqual(form.page, "contact");
  form.close();
});

test("history: where Turbo is at work only a reload shows what belongs to an entry of ours without a form", () => {
  const browser = tab(true);
  let reloads = 0;
  Object.assign(location, { reload: () => (reloads += 1) });
  browser.replaceState({ turbo: {} }, "");
  const form = new Form("form1");
  form.go("contact");
  browser.pushState({ turbo: {} }, "", "/other");
  form.close();
  browser.go(-1);
  assert.deepEqual([browser.here.state, reloads], [{ turbo: {} }, 1]);
});

test("history: a host that goes elsewhere when the form is done is not taken back", async () => {
  const browser = tab(false);
  const form = new Form("form1");
  for (const page of pages) form.go(page);
  const sent = form.send();
  browser.pushState({ idx: 1 }, "", "/thanks");
  await sent;
  assert.deepEqual([browser.here.address, browser.at], ["/thanks", 7]);
  form.close();
});

for (const named of [false, true])
  test(`history${named ? ", entries named" : ""}: entries that the host pushes in between count, and after sending one step back leaves all the same`, async () => {
    const browser = tab(named);
    browser.pushState({ idx: 1 }, "", "/form");
    const form = new Form("form1");
    form.go("contact");
    browser.pushState({ idx: 2 }, "", "/form?tab=2");
    form.go("case");
    browser.go(-1);
    assert.deepEqual([browser.here.address, form.page], ["/form?tab=2", "contact"]);
    browser.go(-1);
    assert.deepEqual([browser.here.address, form.page], ["/form", "contact"]);
    assert.ok(browser.heardByHost >= 1);
    browser.go(2);
    assert.equal(form.page, "case");
    await form.send();
    assert.deepEqual([browser.at, form.page], [1, "done"]);
    browser.go(-1);
    assert.equal(browser.here.address, "/");
    form.close();
  });

test("history: a link to a place in the page does not part the form's steps", async () => {
  const browser = tab(true);
  const form = new Form("form1");
  form.go("contact");
  form.go("case");
  browser.pushState(null, "", "/#foot");
  browser.pop(); // as a browser tells it
  form.go("statement");
  browser.go(-1);
  assert.deepEqual([browser.here.address, form.page], ["/#foot", "case"]);
  browser.go(-2);
  assert.equal(form.page, "contact");
  browser.go(3);
  await form.send();
  assert.equal(browser.at, 0);
  form.close();
});
