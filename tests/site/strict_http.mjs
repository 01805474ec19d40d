// HTTP/1.1 as strictly as RFC 9112 can be read, to judge a receiver's answers. It shares no code with the receiver, and works on
// strings of one byte a character.
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const requestLine = new RegExp(`^(${token}) ([!-~]+) HTTP/1\\.([01])$`);
const fieldLine = new RegExp(`^(${token}):[ \\t]*((?:[!-~\\x80-\\xff](?:[ \\t!-~\\x80-\\xff]*[!-~\\x80-\\xff])?)?)[ \\t]*$`);
const chunkLine = /^0*([0-9A-Fa-f]{1,15})([ \t]*;[\t -~\x80-\xff]*)?$/;

// The lines up to the empty one, and where the text goes on; nothing: the empty line has not come.
function linesOf(text, at) {
  const end = text.startsWith("\r\n", at) ? at : text.indexOf("\r\n\r\n", at) + 2;
  if (end < at + 2 && end !== at) return undefined;
  return { lines: text.slice(at, end).split("\r\n").slice(0, -1), next: end + 2 };
}

function fieldsOf(lines) {
  const fields = [];
  for (const line of lines) {
    const found = fieldLine.exec(line);
    if (!found) return undefined;
    fields.push([found[1].toLowerCase(), found[2]]);
  }
  return fields;
}

export const valuesOf = (fields, name) => fields.filter(([other]) => other === name).map(([, value]) => value);

// "none", "length" or "chunked"; nothing: two programs could see different bodies.
function framingOf(fields, minor) {
  const lengths = valuesOf(fields, "content-length");
  const codings = valuesOf(fields, "transfer-encoding");
  if (codings.length > 0) {
    const isClear = codings.length === 1 && lengths.length === 0 && minor === 1;
    return isClear && codings[0].toLowerCase() === "chunked" ? "chunked" : undefined;
  }
  if (lengths.length === 0) return "none";
  return lengths.length === 1 && /^\d{1,18}$/.test(lengths[0]) ? "length" : undefined;
}

// {state: "whole" | "incomplete" | "bad", body, next, lenient}
function readChunks(text, at) {
  let body = "";
  let lenient = false;
  for (;;) {
    const end = text.indexOf("\n", at);
    if (end < 0) return { state: "incomplete" };
    const found = text[end - 1] === "\r" && end > at ? chunkLine.exec(text.slice(at, end - 1)) : null;
    if (!found) return { state: "bad" };
    lenient ||= found[0].length > 8; // an extension, or many zeros
    const size = Number.parseInt(found[1], 16);
    at = end + 1;
    if (size === 0) break;
    if (text.length < at + size + 2) {
      const after = text.slice(at + size);
      return { state: after === "" || after === "\r" ? "incomplete" : "bad" };
    }
    if (text.slice(at + size, at + size + 2) !== "\r\n") return { state: "bad" };
    body += text.slice(at, at + size);
    at += size + 2;
  }
  const trailer = linesOf(text, at);
  if (!trailer) return { state: "incomplete" };
  return {
    state: fieldsOf(trailer.lines) ? "whole" : "bad",
    body,
    next: trailer.next,
    lenient: lenient || trailer.lines.length > 0,
  };
}

function readBody(text, at, framing, fields) {
  if (framing === "chunked") return readChunks(text, at);
  const length = framing === "none" ? 0 : Number(valuesOf(fields, "content-length")[0]);
  if (text.length < at + length) return { state: "incomplete" };
  return { state: "whole", body: text.slice(at, at + length), next: at + length, lenient: false };
}

// Requests in their order. `state`: "whole"; "incomplete", the last (`isBlank`: nothing but empty lines); "bad", the last: what comes after it is nobody's request.
// A request with `lenient` may also be refused. One whose head is readable has method, target, minor, fields and framing.
export function readRequests(text) {
  const requests = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (text.startsWith("\r\n", at)) at += 2;
    if (at === text.length) return [...requests, { state: "incomplete", isBlank: true }];
    const head = linesOf(text, at);
    if (!head) return [...requests, { state: "incomplete" }];
    const line = requestLine.exec(head.lines[0]);
    const fields = fieldsOf(head.lines.slice(1));
    if (!line || !fields) return [...requests, { state: "bad" }];
    const minor = Number(line[3]);
    const framing = framingOf(fields, minor);
    const hosts = valuesOf(fields, "host").length;
    if (!framing || hosts > 1 || (hosts === 0 && minor === 1) || line[2][0] !== "/") return [...requests, { state: "bad" }];
    const body = readBody(text, head.next, framing, fields);
    const isLarge = head.next - at > 16384 || fields.length > 100 || head.lines[0].length > 8190;
    const lenient = body.lenient || isLarge || at > start;
    requests.push({ ...body, lenient, method: line[1], target: line[2], minor, fields, framing });
    if (body.state !== "whole") return requests;
    at = body.next;
  }
  return requests;
}

// The answers in `text`, to requests of these methods; throws where it is no row of whole answers.
export function readResponses(text, methods) {
  const responses = [];
  let at = 0;
  while (at < text.length) {
    const head = linesOf(text, at);
    const status = /^HTTP\/1\.1 (\d{3}) [ -~]*$/.exec(head?.lines[0] ?? "");
    const fields = head && fieldsOf(head.lines.slice(1));
    if (!status || !fields) throw new Error("an answer is malformed");
    const response = { status: Number(status[1]), fields, closes: valuesOf(fields, "connection").includes("close") };
    at = head.next;
    if (response.status < 200) continue;
    // A refusal before the end of the connection may take HEAD for another method, or see it where the reader here sees none.
    const isVague = response.closes && response.status >= 400 && (at === text.length || methods[responses.length] === "HEAD");
    const hasBody = response.status !== 304 && (isVague ? at < text.length : methods[responses.length] !== "HEAD");
    const length = Number(valuesOf(fields, "content-length")[0] ?? 0);
    response.body = hasBody ? text.slice(at, at + length) : "";
    if (hasBody && response.body.length < length) throw new Error("an answer is not whole");
    at += response.body.length;
    responses.push(response);
  }
  return responses;
}
