// What the tab keeps while a form is filled in.
import assert from "node:assert/strict";
import { answers, fillIn, send } from "../support/complaint.js";
import { device, whenWritten } from "../support/device.js";
import { net, type Post } from "../support/net.js";
import { Opened, test, type Attributes } from "../support/opened.js";
import { pause, until } from "../support/time.js";

// The same tab a reload later, on a page where the element has these attributes; not ready yet.
async function begunAgain(opened: Opened, attributes: Attributes = {}): Promise<Opened> {
  const kept = Object.entries(sessionStorage);
  opened.form.remove();
  await whenWritten(); // or the form that went would write into the next one's time
  const again = new Opened(attributes);
  for (const [key, text] of kept) sessionStorage.setItem(key, String(text));
  return again.attach();
}

async function reloaded(opened: Opened, attributes: Attributes = {}): Promise<Opened> {
  const again = await begunAgain(opened, attributes);
  await until("ready", () => again.form.state === "ready");
  return again;
}

test("tab: the language that the person chose in the form comes back with the answers, unless the host has changed its own", async () => {
  const first = await Opened.ready();
  first.click("kind.complaint");
  first.click("language.en");
  await until("English", () => first.heading.startsWith("Make"));
  const second = await reloaded(first);
  await until("English again", () => second.heading.startsWith("Make"));
  assert.ok(second.at("kind.complaint").checked);
  second.click("language.nl");
  await until("Dutch", () => second.heading.startsWith("Klacht"));
  second.click("language.en");
  await until("English", () => second.heading.startsWith("Make"));
  const third = await reloaded(second);
  await until("English the third time", () => third.heading.startsWith("Make"));
  third.form.lang = "nl"; // the host's own button
  await until("Dutch by the host", () => third.heading.startsWith("Klacht"));
  const fourth = await reloaded(third);
  await until("the answer", () => fourth.at("kind.complaint").checked);
  assert.ok(fourth.heading.startsWith("Klacht"));
  fourth.click("language.en");
  await until("English", () => fourth.heading.startsWith("Make"));
  const other = await reloaded(fourth, { lang: "nl" });
  await until("the answer", () => other.at("kind.complaint").checked);
  assert.ok(other.heading.startsWith("Klacht"));
  assert.equal(other.form.lang, "nl");
});

test("tab: once they are sent or deleted, the answers are not kept for whoever logs in next", async () => {
  const sent = await Opened.ready();
  net.receiver = () => new Response("", { status: 503 });
  fillIn(sent);
  assert.equal(sessionStorage.length, 1);
  send(sent);
  assert.equal(sessionStorage.length, 0);
  sent.form.account = "klant-1";
  await pause();
  assert.equal(sessionStorage.length, 0);
  sent.form.remove();
  const deleted = await Opened.ready();
  sessionStorage.setItem("complaint-form.tab.another", "{}");
  deleted.click("keep_draft");
  fillIn(deleted, "contact");
  assert.equal(sessionStorage.length, 2);
  deleted.click("back");
  await until("the draft is kept", () => deleted.find("clear"));
  deleted.click("clear");
  deleted.click("clear.yes");
  assert.equal(sessionStorage.length, 0);
  deleted.form.account = "klant-1";
  await pause();
  assert.equal(sessionStorage.length, 0);
});

test("tab: answers of two accounts are not kept", async () => {
  const opened = await Opened.ready();
  opened.form.account = "klant-1";
  await pause();
  opened.click("kind.complaint");
  assert.equal(sessionStorage.length, 1);
  opened.form.account = "klant-2";
  await pause();
  opened.click("kind.objection");
  assert.equal(sessionStorage.length, 0);
});

test("tab: what was answered before the module came is kept as soon as it has come, with what was kept before", async () => {
  let arrive = net.hold(/[.]wasm$/);
  const first = new Opened().attach();
  await until("first", () => first.form.state === "first");
  first.click("kind.complaint");
  first.click("next");
  first.type("contact.name", "Zoë");
  arrive();
  await until("ready", () => first.form.state === "ready");
  await until("kept", () => sessionStorage.length === 1);
  const second = await reloaded(first);
  await until("the name", () => second.find("contact.name")?.value === "Zoë");
  arrive = net.hold(/[.]wasm$/);
  const third = await begunAgain(second);
  await until("first", () => third.form.state === "first");
  third.click("kind.objection");
  arrive();
  await until("ready", () => third.form.state === "ready");
  await until("all", () => Object.values(sessionStorage).some((text) => /objection.*Zoë/.test(String(text))));
  assert.ok(third.at("kind.objection").checked);
  const fourth = await reloaded(third);
  await until("the choice", () => fourth.at("kind.objection").checked);
  fourth.click("next");
  assert.equal(fourth.at("contact.name").value, "Zoë");
});

test("tab: what was kept before and may not come back makes room for what was answered before the module came", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  device.disk.markWipe(); // in another tab
  const arrive = net.hold(/[.]wasm$/);
  const second = await begunAgain(first);
  await until("first", () => second.form.state === "first");
  second.click("kind.objection");
  arrive();
  await until("ready", () => second.form.state === "ready");
  const kept = (): string => String(Object.values(sessionStorage)[0]);
  await until("kept", () => kept().includes("objection"));
  assert.ok(!kept().includes(answers["contact.name"]));
});

test("tab: what was kept before and may not come back goes", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  device.disk.markWipe(); // in another tab
  const second = await begunAgain(first);
  assert.equal(sessionStorage.length, 1);
  await until("gone", () => sessionStorage.length === 0);
  assert.equal(second.form.state, "ready");
});

const waiting = (): readonly string[] => device.disk.texts("outbox");
const problems = [{ pointer: "/contact/phone", code: "bad_shape" }];
const inAccount = { account: "klant-1" };

test("tab: a complaint that was not taken goes on after a reload, and what is sent takes its place", async () => {
  for (const attributes of [{}, inAccount] as Attributes[])
    for (const [status, body] of [
      [401, "{}"], // goes by itself where the same account is there: below
      [400, "{}"],
      [422, JSON.stringify({ problems })],
    ] as const) {
      if (status === 401 && attributes === inAccount) continue;
      const name = `${status} ${JSON.stringify(attributes)}`;
      const accepted = (post: Post): string => (JSON.parse(post.body) as { id: string }).id;
      const { receiver } = net;
      const taken = new Set<string>();
      net.receiver = () => new Response(body, { status, headers: { "Content-Type": "application/problem+json" } });
      const first = await Opened.ready(attributes);
      fillIn(first);
      send(first);
      await until(`${name}: refused`, () => first.of("refused").length === 1);
      await until(`${name}: on the device`, () => waiting().length === 1);
      net.receiver = (post) => {
        taken.add(accepted(post));
        return receiver(post);
      };
      const second = await reloaded(first, attributes);
      await until(
        `${name}: restored`,
        () => second.find("contact.name") !== null || second.find("send") !== null || second.find("next") !== null,
      );
      await until(`${name}: said`, () => second.notices.includes("heldBack"));
      await whenWritten();
      assert.equal(taken.size, 0, `${name}: nothing is sent by itself`);
      for (let page = 0; page < 6 && !second.find("consent"); ++page) {
        if (second.find("case.national_id")) second.type("case.national_id", answers["case.national_id"] ?? "");
        second.click("next");
      }
      send(second);
      await until(`${name}: sent`, () => second.of("sent").length === 1);
      await until(`${name}: nothing is left`, () => waiting().length === 0);
      assert.equal(taken.size, 1, name);
      second.form.remove();
      await pause();
      net.receiver = receiver;
    }
});

test("tab: a complaint that waits for the log-in goes by itself once, and is not shown as unsent; a changed one is the person's to send", async () => {
  for (const changes of [false, true]) {
    const { receiver } = net;
    net.receiver = () => new Response("", { status: 401 });
    const first = await Opened.ready(inAccount);
    fillIn(first);
    send(first);
    await until("refused", () => first.of("refused").length === 1);
    if (changes) {
      first.click("change.contact");
      first.type("contact.name", "Zoë");
    }
    await whenWritten();
    net.posts.length = 0;
    net.receiver = receiver;
    const second = await reloaded(first, inAccount);
    await until("told", () => second.notices.includes(changes ? "heldBack" : "sent"));
    assert.equal(net.posts.length, changes ? 0 : 1);
    assert.equal(second.find("kind.complaint") === null, changes);
    assert.equal(sessionStorage.length, changes ? 1 : 0);
    second.form.remove();
    await pause();
    device.disk.shelves.outbox.clear();
  }
});

test("tab: a complaint that another tab has had taken is not offered as unsent", async () => {
  net.receiver = () => new Response("", { status: 401 });
  const first = await Opened.ready();
  fillIn(first);
  send(first);
  await until("on the device", () => waiting().length === 1);
  const again = begunAgain(first);
  device.disk.shelves.outbox.clear();
  const second = await again;
  await until("ready", () => second.form.state === "ready");
  await until("gone", () => sessionStorage.length === 0);
  assert.ok(second.find("kind.complaint") && !second.at("kind.complaint").checked);
  assert.deepEqual(second.notices, []);
});

for (const [page, attributes] of Object.entries<Attributes>({ "nobody's page": {}, "an account's page": inAccount }))
  test(`tab: a host that says late who is logged in, on ${page}, finds that account's answers, with what was answered meanwhile`, async () => {
    const key = new Uint8Array(32).fill(7);
    const identify = ({ form }: Opened): void => void Object.assign(form, { account: "klant-1", accountKey: key });
    const first = await Opened.ready(attributes);
    identify(first);
    await pause();
    first.click("kind.complaint");
    first.click("next");
    first.type("contact.name", "Zoë");
    await until("sealed", () => Object.keys(sessionStorage).some((name) => name.endsWith(" sealed")));
    const second = await reloaded(first, attributes);
    second.click("kind.objection");
    await until("what was answered meanwhile too", () => sessionStorage.length === 2);
    identify(second);
    await until("one", () => sessionStorage.length === 1);
    assert.ok(second.at("kind.objection").checked);
    second.click("next");
    await until("the name", () => second.find("contact.name")?.value === "Zoë");
  });

test("tab: reset() forgets what the tab keeps, also before the module has come", async () => {
  const first = await Opened.ready();
  fillIn(first, "case");
  const arrive = net.hold(/[.]wasm$/);
  const second = await begunAgain(first);
  await until("first", () => second.form.state === "first");
  second.form.reset();
  assert.equal(sessionStorage.length, 0);
  await until("first again", () => second.form.state === "first");
  second.click("kind.objection");
  arrive();
  await until("ready", () => second.form.state === "ready");
  await until("the new answers", () => sessionStorage.length === 1);
  second.click("next");
  assert.equal(second.at("contact.name").value, "");
});

test("tab: a receipt that comes when another account is there is not shown to it", async () => {
  let answered: (response: Response) => void = () => undefined;
  net.receiver = () => new Promise((resolve) => (answered = resolve));
  const opened = await Opened.ready(inAccount);
  fillIn(opened);
  send(opened);
  await until("posted", () => net.posts.length === 1);
  opened.form.account = "klant-2";
  await until("the start page", () => opened.find("kind.complaint"));
  answered(Response.json({ reference: "AG-2026-9", receivedAt: "2026-11-22T12:00:01Z" }, { status: 201 }));
  await pause(20);
  await whenWritten();
  assert.ok(!opened.root.textContent.includes("AG-2026-9"));
  assert.deepEqual(opened.notices, []);
  opened.form.account = "klant-1";
  await until("told", () => opened.notices.includes("sent"));
});

test("tab: a page that is kept for Back begins anew when another page of the tab has gone on with its answers", async () => {
  const shownAgain = (): boolean => dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  const opened = await Opened.ready();
  fillIn(opened, "case");
  shownAgain();
  await pause(60);
  assert.ok(opened.find("case.number") ?? opened.find("case.concerns.yes"), "nobody took them");
  sessionStorage.clear();
  shownAgain();
  await until("the start page", () => opened.find("kind.complaint") !== null && opened.form.state === "ready");
  assert.ok(!opened.at("kind.complaint").checked);
});

test("tab: that a complaint waits is said after a reload, also where the receiver wants it much later", async () => {
  net.receiver = () => new Response("", { status: 503, headers: { "Retry-After": "3600" } });
  const first = await Opened.ready();
  fillIn(first);
  send(first);
  await until("queued", () => first.of("queued").length === 1);
  await until("on the device", () => waiting().length === 1);
  await whenWritten();
  const second = await reloaded(first);
  await until("said", () => second.notices.includes("waiting"));
  assert.equal(net.posts.length, 1);
});

test("tab: whoever stood in the form hears that another page has come back, and nobody else is led there", async () => {
  for (const stands of [true, false]) {
    const first = await Opened.ready();
    fillIn(first, "case");
    const arrive = net.hold(/[.]wasm$/);
    const second = await begunAgain(first);
    await until("first", () => second.form.state === "first");
    if (stands) second.at("next").focus();
    arrive();
    await until("restored", () => second.find("case.concerns.yes"));
    assert.equal(second.focused, stands ? "heading" : undefined);
    second.form.remove();
    await pause();
  }
});

test("tab: reset() of a form that is ready leaves what another form of the page keeps", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "case");
  sessionStorage.setItem("complaint-form.tab.another", "{}");
  opened.form.reset();
  assert.deepEqual(Object.keys(sessionStorage), ["complaint-form.tab.another"]);
});
