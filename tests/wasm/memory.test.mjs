// After the receipt has gone, after reset() and after "Wis mijn antwoorden" the linear memory holds no answer of the person any more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../support/random.mjs";
import { canonicalTexts, isWholeIn, remainsIn, unusualAnswers } from "../support/remains.mjs";
import { OpenForm } from "./support/form.mjs";

const answers = {
  "contact.name": unusualAnswers.name,
  "contact.phone": unusualAnswers.phone,
  "contact.email": unusualAnswers.email,
  "case.number": unusualAnswers.caseNumber,
  "case.national_id": unusualAnswers.bsn,
  "statement.reason": unusualAnswers.reason,
  "statement.error": unusualAnswers.error,
  "incident.channel_description": "Fluisterbriefje in jampot",
};
const all = [...Object.values(answers), ...canonicalTexts];
const pages = { contact: ["contact.name", "contact.phone", "contact.email"], statement: ["statement.reason", "statement.error"] };

// Up to the review.
function fill(form, given = answers) {
  const type = (node) => form.type(node, given[node]);
  form.choose("kind.complaint");
  form.press("next");
  pages.contact.forEach(type);
  form.press("next");
  form.choose("case.concerns.yes");
  ["case.number", "case.national_id"].forEach(type);
  form.press("next");
  pages.statement.forEach(type);
  form.press("next");
  for (const [part, text] of Object.entries({ day: "1", month: "oktober", year: "2026" }))
    form.type(`incident.date.${part}`, text);
  form.choose("incident.channel.other");
  type("incident.channel_description");
  form.press("next");
  assert.equal(form.page, "review");
}

function send(form) {
  if (form.page === "review") form.choose("consent");
  form.press("send");
  const sent = form.effect("send");
  assert.ok(sent, "nothing was sent");
  return sent;
}

function receive(form, { complaint }) {
  form.dispatch({ type: "sent", complaint, reference: "AG-2026-1", receivedAt: "2026-11-22T12:00:01Z" });
  assert.equal(form.page, "done");
}

const wait = (form, { complaint }) => form.dispatch({ type: "waiting", complaint, triedAt: "2026-11-22T13:00:00+01:00" });

const assertNothing = (form, texts = all) => assert.deepEqual(remainsIn(form.memory, texts), [], form.page);
const assertHeld = (form, texts) => {
  for (const text of texts) assert.ok(isWholeIn(form.memory, text), `"${text}" was not found where it must be`);
};

test("memory: a part of a text is found in each encoding, and at the very end", () => {
  for (const encoding of ["utf8", "utf16le"]) {
    const memory = new Uint8Array(64);
    const part = Buffer.from("betaal", encoding);
    memory.set(part, memory.length - part.length);
    assert.equal(remainsIn(memory, ["wel betaald"]).length, 1, encoding);
    memory[63 - part.length + 1] = 1;
    assert.equal(remainsIn(memory, ["wel betaald"]).length, 0, encoding);
  }
  assert.equal(
    remainsIn(new Uint8Array(Uint32Array.from("betaal", (letter) => letter.charCodeAt(0)).buffer), ["betaald"]).length,
    1,
  );
});

test("memory: a form that has not heard the answers has none of them, and one that has holds them all", async () => {
  const form = await OpenForm.open();
  assertNothing(form);
  fill(form);
  send(form); // the payload has the canonical ones
  assertHeld(form, all);
});

test("memory: the receipt shows the answers, and nothing is left when it has gone", async () => {
  const form = await OpenForm.open();
  fill(form);
  const sent = send(form);
  assertHeld(form, all);
  receive(form, sent);
  assertHeld(form, [answers["statement.reason"]]);
  form.press("copy");
  form.press("anew");
  assertNothing(form);
});

test("memory: nothing is left after reset(), on whatever page it comes", async () => {
  const form = await OpenForm.open();
  const reset = () => {
    assertHeld(form, [answers["contact.name"]]);
    form.dispatch({ type: "cleared" });
    assert.equal(form.page, "start");
    assertNothing(form);
  };
  form.choose("kind.complaint");
  form.press("next");
  pages.contact.forEach((node) => form.type(node, answers[node]));
  reset();
  fill(form);
  reset();
  fill(form);
  send(form);
  reset();
  fill(form);
  wait(form, send(form));
  reset();
});

test("memory: nothing is left after 'Wis mijn antwoorden', of a draft or of a complaint that waits", async () => {
  const form = await OpenForm.open();
  form.choose("keep_draft");
  fill(form);
  form.dispatch({ type: "visited", page: "start" });
  assertHeld(form, [answers["case.national_id"]]);
  form.press("clear");
  form.press("clear.yes");
  assert.ok(form.effect("forgetAll"));
  assertNothing(form);
  fill(form);
  wait(form, send(form));
  form.press("copy");
  assertHeld(form, [answers["contact.name"]]);
  form.press("clear");
  form.press("clear.yes");
  assert.ok(form.effect("forgetAll"));
  assertNothing(form);
});

test("memory: nothing is left of a complaint that was refused, mended and received", async () => {
  const form = await OpenForm.open();
  fill(form);
  const { complaint } = send(form);
  form.dispatch({ type: "refused", complaint, problems: [{ pointer: "/contact/email", code: "bad_shape" }] });
  assert.equal(form.page, "contact");
  const mended = "Zwirko.Xanthi@Postbode.test";
  form.type("contact.email", mended);
  form.press("next");
  const sent = send(form);
  assertHeld(form, [mended, answers["statement.reason"]]);
  receive(form, sent);
  form.press("anew");
  assertNothing(form, [...all, mended]);
});

test("memory: nothing is left of long texts that grew key by key", async () => {
  const form = await OpenForm.open();
  const random = new Random(7);
  const words = Array.from({ length: 300 }, () =>
    Array.from({ length: 9 }, () => random.pick([..."bcdfghjkqvwxz0123456789é"])).join(""),
  );
  const long = words.join(" ").slice(0, 800);
  form.choose("kind.complaint");
  form.press("next");
  pages.contact.forEach((node) => form.typeKeyByKey(node, answers[node]));
  form.press("next");
  form.choose("case.concerns.no");
  form.press("next");
  form.typeKeyByKey("statement.reason", long);
  assertHeld(form, [long]);
  form.dispatch({ type: "cleared" });
  assertNothing(form, [...all, long]);
});

test("memory: nothing is left of short answers, which lie inside other objects, nor of what was deleted", async () => {
  const form = await OpenForm.open();
  const short = { ...answers, "contact.name": "Qwirk Zo", "contact.phone": "0648615937", "case.number": "QX774193" };
  form.choose("kind.complaint");
  form.press("next");
  for (const text of ["Verschreven Xqv", "Qwerzxcv", "Qwirk Zo"]) {
    form.typeKeyByKey("contact.name", text);
    form.type("contact.name", "");
  }
  form.dispatch({ type: "visited", page: "start" });
  fill(form, short);
  const texts = [...all, ...Object.values(short), "Verschreven Xqv", "Qwerzxcv"];
  assertHeld(form, Object.values(short));
  receive(form, send(form));
  form.press("anew");
  assertNothing(form, texts);
  fill(form, short);
  for (const node of Object.keys(short)) form.type(node, "");
  form.dispatch({ type: "cleared" });
  assertNothing(form, texts);
});

test("memory: nothing is left of a draft that was taken over or dropped; one that the device still offers stays", async () => {
  const form = await OpenForm.open();
  const found = { type: "draftFound", answers: Object.entries(answers) };
  form.dispatch(found);
  form.dispatch({ type: "cleared" });
  assertHeld(form, [answers["contact.name"]]);
  form.press("draft.drop");
  form.press("draft.yes");
  form.dispatch({ type: "cleared" });
  assertNothing(form);
  form.dispatch(found);
  form.press("draft.continue");
  assert.equal(form.page, "start");
  form.dispatch({ type: "cleared" });
  assertNothing(form);
  form.dispatch(found);
  form.press("clear");
  form.press("clear.yes");
  assertNothing(form);
  form.dispatch(found);
  form.dispatch({ type: "draftFound", answers: [] });
  form.dispatch({ type: "cleared" });
  assertNothing(form);
  form.dispatch(found);
  fill(form);
  receive(form, send(form));
  form.press("anew");
  assertNothing(form);
});

test("memory: nothing is left on the stack", async () => {
  const form = await OpenForm.open();
  const short = { "contact.name": "Qwirk Zo", "contact.phone": "0648615937", "contact.email": "q@zwirk.nl" };
  form.choose("kind.complaint");
  form.press("next");
  for (const [node, text] of Object.entries(short)) {
    form.type(node, text);
    assertHeld(form, [text]);
    form.dispatch({ type: "cleared" });
    assertNothing(form, [text]);
    form.choose("kind.complaint");
    form.press("next");
  }
});

test("memory: nothing is left of one complaint after another, in another language", async () => {
  const form = await OpenForm.open({ drafts: "on" });
  for (const language of ["en", "nl", "en"]) {
    fill(form);
    form.speak(language);
    const sent = send(form);
    assertHeld(form, all);
    receive(form, sent);
    form.press("copy");
    form.press("anew");
    assertNothing(form);
  }
});

test("memory: nothing is left after random walks", async () => {
  const form = await OpenForm.open();
  const random = new Random(14);
  const nodes = Object.keys(answers);
  for (let walk = 0; walk < 20; ++walk) {
    for (let step = 0; step < 60; ++step) {
      const node = random.pick(nodes);
      const text = random.chance(0.5) ? answers[node] : random.pick(all).slice(0, random.below(40));
      if (random.chance(0.6)) form.type(node, text);
      else if (random.chance(0.5))
        form.press(random.pick(["next", "back", "send", "change.contact", "contact.email.use_suggestion"]));
      else form.choose(random.pick(["kind.complaint", "case.concerns.yes", "incident.channel.other", "consent", "keep_draft"]));
    }
    form.type("contact.name", answers["contact.name"]);
    assertHeld(form, [answers["contact.name"]]);
    form.dispatch({ type: "cleared" });
    assertNothing(form);
  }
});

test("memory: all of it is zero when the form is closed, and when the module has died", async () => {
  for (const ending of ["close", "trap"]) {
    const form = await OpenForm.open();
    fill(form);
    form[ending]();
    assert.equal(form.died !== undefined, ending === "trap");
    assert.ok(
      form.memory.every((byte) => byte === 0),
      ending,
    );
  }
});
