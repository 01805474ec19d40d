// Every message that crosses the Wasm boundary in a browser test, held afterwards against the promises of the form
// (tests/form/witness.h) by tests/replay: in each journey, whatever else the test looks at.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../../build/native/bin/complaint-replay", import.meta.url));

// Runs in the page before any script of the page. Messages go in by TextEncoder and come out by TextDecoder, one after the
// other (web/glue/module.ts).
function tap() {
  const { encode } = TextEncoder.prototype;
  const { decode } = TextDecoder.prototype;
  const place = String(Math.random()); // this document
  let last = "";
  TextEncoder.prototype.encode = function (text = "") {
    if (text.startsWith('{"form":') || (text.startsWith('{"type":') && text.includes('"at":{"now":'))) last = text;
    return encode.call(this, text);
  };
  TextDecoder.prototype.decode = function (...input) {
    const text = decode.apply(this, input);
    if (last && text.startsWith('{"page":')) globalThis.complaintWireLog(place, { in: last, out: text });
    if (text.startsWith('{"page":')) last = "";
    return text;
  };
}

export class WireLog {
  #logs = new Map(); // by document: its messages, each list since a start

  async listenTo(context) {
    await context.exposeBinding("complaintWireLog", (_source, place, message) => this.#take(place, message));
    await context.addInitScript(tap);
  }

  // A document with two forms cannot be told apart: from the second start on it is not followed.
  #take(place, message) {
    const log = this.#logs.get(place);
    if (!log) this.#logs.set(place, { messages: [message], alone: message.in.startsWith('{"form":') });
    else if (message.in.startsWith('{"form":')) log.alone = false;
    else if (log.alone) log.messages.push(message);
  }

  // Fails if a promise was broken; gives how many events were held against them.
  check() {
    let events = 0;
    for (const { messages } of this.#logs.values()) {
      const input = messages.map((message) => JSON.stringify(message)).join("\n");
      const { status, stdout, error } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 1 << 26 });
      assert.equal(status, 0, `replay: ${error ?? stdout}`);
      events += messages.length - 1;
    }
    this.#logs.clear();
    return events;
  }
}
