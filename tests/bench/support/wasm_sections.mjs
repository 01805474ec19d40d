// Where the bytes of a Wasm module go: functions by name, from the code and name sections; the rest by section.
// The binary format: WebAssembly Core Specification, "Modules"; the names: its appendix "Name Section".

class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  // Unsigned LEB128; the sizes here are below 2^31.
  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  take(size) {
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }

  get more() {
    return this.at < this.bytes.length;
  }
}

const sectionNames = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code"];
sectionNames.push("data", "data count", "tag");

function* sectionsOf(bytes) {
  const reader = new Reader(bytes, 8); // after the magic number and the version
  while (reader.more) {
    const id = reader.bytes[reader.at++];
    yield { id, content: reader.take(reader.number()) };
  }
}

// Imported functions come first in the numbering.
function importedFunctions(content) {
  const reader = new Reader(content);
  let functions = 0;
  for (let left = reader.number(); left > 0; --left) {
    reader.text();
    reader.text();
    const kind = reader.take(1)[0];
    if (kind === 0) ++functions;
    skipImportType(reader, kind);
  }
  return functions;
}

function skipImportType(reader, kind) {
  if (kind === 0) reader.number();
  else if (kind === 3) reader.take(2);
  else {
    if (kind === 1) reader.take(1);
    if (reader.take(1)[0] & 1) reader.number();
    reader.number();
  }
}

// Sizes with the size field before each body.
function bodiesOf(content) {
  const reader = new Reader(content);
  const bodies = [];
  for (let left = reader.number(); left > 0; --left) {
    const start = reader.at;
    reader.take(reader.number());
    bodies.push(content.subarray(start, reader.at));
  }
  return bodies;
}

// Subsection 1 of the name section: function index and name.
function functionNames(content) {
  const reader = new Reader(content);
  const names = new Map();
  while (reader.more) {
    const kind = reader.take(1)[0];
    const part = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; --left) names.set(part.number(), part.text());
  }
  return names;
}

function nameSection(content) {
  const reader = new Reader(content);
  return reader.text() === "name" ? content.subarray(reader.at) : undefined;
}

// { functions: [{ name, body }], sections: Map of name and content without code and names }
export function readModule(bytes) {
  const sections = new Map();
  let [imported, bodies, names] = [0, [], new Map()];
  for (const { id, content } of sectionsOf(bytes)) {
    if (id === 2) imported = importedFunctions(content);
    if (id === 10) bodies = bodiesOf(content);
    else if (id !== 0) sections.set(sectionNames[id], content);
    if (id === 0 && nameSection(content)) names = functionNames(nameSection(content));
  }
  const functions = bodies.map((body, at) => ({ name: names.get(imported + at) ?? "", body }));
  return { functions, sections };
}

// The function's own qualified name in its demangled signature: without result type, template arguments and parameters.
function ownName(signature) {
  let [name, depth] = ["", 0];
  const plain = signature.replace("byn$mgfn-shared$", "").replace(/^decltype\(auto\) /, "");
  for (const sign of plain.replace(/\(anonymous namespace\)/g, "{anonymous}")) {
    if (sign === "<") ++depth;
    else if (sign === ">") --depth;
    else if (depth === 0 && sign === "(" && !name.endsWith("operator")) break;
    else if (depth === 0) name = sign === " " && !/operator$/.test(name) ? "" : name + sign;
  }
  return name;
}

const layers = /complaint::(text|fields|form|assets|wire|view|browser)::/;
const folderOf = (layer) => (layer === "browser" ? "shell/browser" : `src/${layer}`);

const parts = [
  ["stb_truetype, stb_rect_pack", /^(stbtt|stbrp)_/],
  ["nlohmann/json", /^nlohmann::/],
  ["src/complaint", /^complaint::/],
  ["shell/browser", /^form_|^\{anonymous\}/],
  ["Dear ImGui", /^(Im[A-Z]|ImGui|imgl3w)/],
  ["C++ library", /^(std::|__cxxabiv1|operator|__cxa|__gxx|guard_|abort_message|demangling_)/],
];

// A template of the standard library belongs to it, whatever it is made of; but a variant's visitor holds the code that visits.
export function partOf(signature) {
  const name = ownName(signature);
  const layer = layers.exec(name.startsWith("std::__2::__variant_detail::__visitation") ? signature : name);
  if (layer && (layer.index === 0 || name.startsWith("std::"))) return folderOf(layer[1]);
  return parts.find(([, pattern]) => pattern.test(name))?.[0] ?? "C library, compiler's helpers";
}

// [{ part, bodies }], largest first.
export function byPart({ functions, sections }) {
  const grouped = new Map();
  const add = (part, body) => grouped.set(part, [...(grouped.get(part) ?? []), body]);
  for (const { name, body } of functions) add(partOf(name), body);
  for (const [name, content] of sections) add(name === "data" ? "data: tables, texts" : "tables of the module", content);
  const size = (bodies) => bodies.reduce((sum, body) => sum + body.length, 0);
  return [...grouped].map(([part, bodies]) => ({ part, bodies, size: size(bodies) })).sort((a, b) => b.size - a.size);
}
