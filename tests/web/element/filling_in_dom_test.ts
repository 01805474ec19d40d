// A complaint from the first question to the receipt, and everything that may become of it.
import { printed, screen, scrolledTo } from "../support/dom.js";
import assert from "node:assert/strict";
import { stepIn } from "../../../web/element/history.js";
import { answers, fillIn, pages, send } from "../support/complaint.js";
import { device } from "../support/device.js";
import { net } from "../support/net.js";
import { Opened, test } from "../support/opened.js";
import { pause, until } from "../support/time.js";

type Json = Readonly<Record<string, unknown>>;

const sentPayload = (at = 0): Json => JSON.parse(net.posts[at]?.body ?? "{}") as Json;

async function sent(opened: Opened): Promise<void> {
  fillIn(opened);
  send(opened);
  await until("sent", () => opened.of("sent").length > 0);
}

test("filling in: what was answered is posted as checked JSON, once, and its reference is told and shown", async () => {
  const opened = await Opened.ready({ account: "klant-1", credentials: "include" });
  opened.form.headers = () => Promise.resolve({ "X-Token": "t" });
  await sent(opened);
  assert.equal(net.posts.length, 1);
  const [post] = net.posts;
  const { id, contact, statement, kind, form } = sentPayload();
  const { nationalId, caseNumber } = sentPayload()["case"] as Json;
  assert.deepEqual([form, kind, caseNumber], ["complaint", "complaint", "AB-2026-17"]);
  assert.deepEqual(contact, { name: "Anna de Vries", phone: "+31612345678", email: "anna@example.nl" });
  assert.deepEqual(statement, { reason: answers["statement.reason"], error: answers["statement.error"] });
  assert.deepEqual(nationalId, { scheme: "bsn", value: "123456782" });
  assert.deepEqual(sentPayload()["incident"], { date: "2024-10-01", channel: "phone" });
  assert.equal(post?.address, "https://site.example/api/complaints");
  assert.equal(post?.credentials, "include");
  assert.equal(post?.headers.get("x-token"), "t");
  assert.equal(post?.headers.get("idempotency-key"), `"${String(id)}"`);
  assert.deepEqual(opened.of("submit"), [{ payload: sentPayload() }]);
  assert.deepEqual(opened.of("sent"), [{ id, reference: "AG-2026-1", receivedAt: "2026-11-22T12:00:01Z" }]);
  await until("the steps of history are one", () => stepIn(history.state) === undefined);
  assert.deepEqual(
    opened.of("page").map(({ page }) => page),
    [...pages.slice(1), "done"],
  );
  assert.match(opened.page?.textContent ?? "", /AG-2026-1/);
  assert.deepEqual(opened.of("error"), []);
});

test("filling in: heading, title, step and focus go with every page, and Back and Forward lead along them", async () => {
  const opened = await Opened.ready();
  const titles: string[] = [];
  for (const page of pages.slice(0, -1)) {
    titles.push(document.title);
    assert.ok(document.title.includes(opened.heading) || page === "start", document.title);
    fillPage(opened, page);
    assert.equal(opened.focused, "heading");
  }
  assert.equal(new Set(titles).size, titles.length);
  const told = opened.of("page").length;
  const visit = async (deed: () => void): Promise<string> => {
    const before = opened.of("page").length;
    deed();
    await until("page", () => opened.of("page").length > before);
    return String(opened.of("page").at(-1)?.["page"]);
  };
  for (const page of pages.slice(0, -1).reverse()) assert.equal(await visit(() => history.back()), page);
  assert.equal(document.title, titles[0]);
  assert.equal(opened.at("kind.complaint").checked, true);
  for (const page of pages.slice(1)) assert.equal(await visit(() => history.forward()), page);
  assert.equal(opened.of("page").length, told + 10);
  assert.equal(await visit(() => history.go(-3)), "case");
  assert.equal(opened.at("case.number").value, "AB-2026-17");
  opened.form.remove();
  await pause();
  assert.equal(document.title, "Site");
});

function fillPage(opened: Opened, page: string): void {
  const next = pages[pages.indexOf(page) + 1] ?? "review";
  const before = opened.of("page").length;
  if (page === "start") fillIn(opened, next);
  else {
    fillAnswers(opened, page);
    opened.click("next");
  }
  assert.equal(opened.of("page").length, before + 1);
  assert.equal(opened.of("page").at(-1)?.["page"], next);
}

function fillAnswers(opened: Opened, page: string): void {
  for (const [id, text] of Object.entries(answers)) if (id.startsWith(`${page}.`) && opened.find(id)) opened.type(id, text);
  if (page === "case") {
    opened.click("case.concerns.yes");
    for (const id of ["case.number", "case.national_id"]) opened.type(id, answers[id] ?? "");
  }
  if (page === "incident") opened.click("incident.channel.phone");
}

test("filling in: without history or title the host's own stay as they are", async () => {
  const before = history.length;
  const opened = await Opened.ready({ history: "off", "document-title": "off" });
  await sent(opened);
  assert.deepEqual([history.length, document.title], [before, "Site"]);
  assert.equal(opened.of("page").at(-1)?.["page"], "done");
});

test("filling in: a problem is said where it is, in the summary that has the focus, and its link leads to the field", async () => {
  const opened = await Opened.ready();
  fillIn(opened, "contact");
  opened.type("contact.email", "anna@");
  opened.click("next");
  assert.equal(opened.focused, "summary");
  const links = [...opened.at("summary").querySelectorAll("a")];
  assert.deepEqual(
    links.map((link) => link.getAttribute("href")),
    ["#contact.name", "#contact.phone", "#contact.email"],
  );
  links[2]?.click();
  assert.equal(opened.focused, "contact.email");
  assert.equal(opened.at("contact.email").getAttribute("aria-invalid"), "true");
  assert.match(document.title, /^Fout/);
  opened.type("contact.email", "anna@example.nl");
  assert.equal(opened.at("contact.email").getAttribute("aria-invalid"), null);
});

test("filling in: a host that posts by itself cancels the submission, and says what came of it", async () => {
  const outcomes = [
    [{ outcome: "sent", reference: "R-1", receivedAt: "2026-01-02T03:04:05Z" }, "sent"],
    [{ outcome: "problems", problems: [{ pointer: "/contact/email", code: "bad_domain" }] }, "problems"],
    [{ outcome: "rejected" }, "rejected"],
    [{ outcome: "session" }, "session"],
  ] as const;
  for (const [outcome, reason] of outcomes) {
    const opened = await Opened.ready();
    opened.form.addEventListener("complaint-submit", (event) => event.preventDefault());
    fillIn(opened);
    send(opened);
    const id = String((opened.of("submit")[0]?.["payload"] as Json)["id"]);
    await pause(5);
    assert.deepEqual(net.posts, []);
    assert.deepEqual([...opened.of("sent"), ...opened.of("refused")], []);
    opened.form.settle(id, outcome as never);
    if (reason === "sent") assert.deepEqual(opened.of("sent"), [{ id, reference: "R-1", receivedAt: "2026-01-02T03:04:05Z" }]);
    else {
      const problems = reason === "problems" ? [{ pointer: "/contact/email", code: "bad_domain" }] : [];
      assert.deepEqual(opened.of("refused"), [{ id, reason, problems }]);
    }
    assert.deepEqual(opened.of("queued"), []);
    opened.form.remove();
    await pause();
  }
});

test("filling in: what the receiver answers reaches host and person", async () => {
  const problems = [{ pointer: "/contact/email", code: "bad_domain" }];
  for (const [response, name, reason] of [
    [Response.json({ problems }, { status: 422 }), "refused", "problems"],
    [new Response("", { status: 400 }), "refused", "rejected"],
    [new Response("", { status: 401 }), "refused", "session"],
    [new Response("", { status: 503 }), "queued", undefined],
  ] as const) {
    net.begin();
    net.receiver = () => response.clone();
    const opened = await Opened.ready();
    fillIn(opened);
    send(opened);
    await until(name, () => opened.of(name).length > 0);
    const [detail] = opened.of(name);
    assert.equal(detail?.["id"], sentPayload()["id"]);
    if (reason) assert.deepEqual(detail, { id: detail?.["id"], reason, problems: reason === "problems" ? problems : [] });
    else assert.match(String(detail?.["since"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    assert.deepEqual(opened.of("sent"), []);
    opened.form.remove();
    await pause();
  }
});

test("filling in: what waits is tried again by flush(), by its button, and when the connection is back", async () => {
  for (const again of [
    (opened: Opened): void => void opened.form.flush(),
    (opened: Opened): void => opened.at("retry").click(),
    (): void => void dispatchEvent(new Event("online")),
    (): void => void document.dispatchEvent(new Event("visibilitychange")),
  ]) {
    net.begin();
    const { receiver } = net;
    net.receiver = () => new Response("", { status: 503 });
    const opened = await Opened.ready();
    fillIn(opened);
    send(opened);
    await until("queued", () => opened.of("queued").length > 0);
    net.receiver = receiver;
    again(opened);
    await until("sent", () => opened.of("sent").length > 0);
    assert.equal(new Set(net.posts.map(({ body }) => body)).size, 1);
    opened.form.remove();
    await pause();
  }
});

test("filling in: with nowhere to send to, the host is told and the person has the answers back", async () => {
  const { error } = console;
  console.error = () => undefined;
  const opened = await Opened.ready({ endpoint: "" });
  fillIn(opened);
  send(opened);
  await until("refused", () => opened.of("refused").length > 0);
  console.error = error;
  assert.deepEqual(opened.of("error").at(-1), { reason: "attribute", message: "endpoint is missing" });
  assert.deepEqual(opened.of("refused")[0]?.["reason"], "rejected");
  assert.deepEqual(net.posts, []);
});

test("filling in: the receipt can be saved as what was sent, and printed, until everything begins anew", async () => {
  const opened = await Opened.ready();
  const made: Blob[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const names: string[] = [];
  URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`;
  HTMLAnchorElement.prototype.click = function (): void {
    names.push(this.download);
  };
  await sent(opened);
  opened.click("copy");
  assert.match(names[0] ?? "", /[.]html$/);
  const escaped = (net.posts[0]?.body ?? "none").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  assert.ok((await made[0]?.text())?.includes(escaped));
  opened.click("print");
  assert.deepEqual(printed.splice(0), ["print"]);
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  assert.equal(opened.root.querySelector(".notices")?.textContent?.includes("AG-2026"), false);
});

test("filling in: reset() takes everything back to the first page, and so does the person's own button", async () => {
  for (const again of [
    (opened: Opened): Promise<void> => Promise.resolve(opened.form.reset()),
    async (opened: Opened): Promise<void> => {
      while (opened.find("back")) opened.click("back");
      opened.click("keep_draft");
      await until("kept", () => opened.find("clear"));
      opened.click("clear");
      assert.equal(opened.focused, "clear.yes");
      opened.click("clear.yes");
      assert.equal(opened.focused, "heading");
      await until("wiped", () => device.disk.texts("drafts").length === 0);
    },
  ]) {
    const opened = await Opened.ready();
    fillIn(opened, "statement");
    await again(opened);
    await until("the first page", () => opened.find("kind.complaint"));
    assert.equal(opened.at("kind.complaint").checked, false);
    assert.equal(opened.form.state, "ready");
    fillIn(opened, "case");
    opened.form.remove();
    await pause();
  }
});

test("filling in: closing the page is asked about while answers would be lost, and not before or after", async () => {
  const asks = (): boolean => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const opened = await Opened.ready();
  assert.equal(asks(), false);
  opened.click("keep_draft"); // no answer
  assert.equal(asks(), false);
  opened.click("keep_draft");
  fillIn(opened);
  assert.equal(asks(), true);
  send(opened);
  await until("sent", () => opened.of("sent").length > 0);
  assert.equal(asks(), false);
});

test("filling in: the page is asked about while a complaint is on its way", async () => {
  const asks = (): boolean => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const { receiver } = net;
  let arrive: () => void = () => undefined;
  net.receiver = (post) => new Promise((resolve) => (arrive = () => resolve(receiver(post))));
  const opened = await Opened.ready();
  fillIn(opened);
  send(opened);
  await until("posted", () => net.posts.length > 0);
  assert.equal(asks(), true);
  arrive();
  await until("sent", () => opened.of("sent").length > 0);
  assert.equal(asks(), false);
});

test("filling in: what the host knows fills what is empty, never what the person typed, and once more when it knows more", async () => {
  const opened = new Opened({ "case-number": "H-1" });
  opened.form.customer = { name: "Bram", email: "bram@example.nl" };
  opened.attach();
  await until("ready", () => opened.form.state === "ready");
  fillStart(opened);
  assert.deepEqual([opened.at("contact.name").value, opened.at("contact.email").value], ["Bram", "bram@example.nl"]);
  opened.type("contact.name", "Anna");
  opened.form.customer = { name: "Bram", phone: "0612345678" };
  assert.deepEqual([opened.at("contact.name").value, opened.at("contact.phone").value], ["Anna", "0612345678"]);
  opened.type("contact.email", "anna@example.nl");
  opened.click("next");
  opened.click("case.concerns.yes");
  assert.equal(opened.at("case.number").value, "H-1");
});

function fillStart(opened: Opened): void {
  opened.click("kind.complaint");
  opened.click("next");
}

test("filling in: a case number that comes later fills the empty field", async () => {
  const opened = await Opened.ready();
  opened.form.caseNumber = "H-2";
  fillIn(opened, "case");
  opened.click("case.concerns.yes");
  assert.equal(opened.at("case.number").value, "H-2");
});

test("filling in: what waits shows where the person looks", async () => {
  screen.visibility = "visible";
  const arrive = net.hold(/[.]wasm$/);
  const opened = new Opened().attach();
  await until("first", () => opened.form.state === "first");
  assert.equal(scrolledTo.length, 0);
  fillStart(opened);
  opened.click("next");
  assert.equal(opened.form.state, "waiting");
  assert.equal(scrolledTo.splice(0).at(-1), opened.root.querySelector(".frame > .state"));
  arrive();
  await until("ready", () => opened.form.state === "ready");
});
