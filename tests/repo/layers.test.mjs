// Dependencies run one way: each folder may name only the folders below it (ARCHITECTURE.md).
import assert from "node:assert/strict";
import test from "node:test";
import { files, read } from "./files.mjs";

const layers = {
  text: [],
  json: ["text"],
  fields: ["text"],
  definition: ["json", "fields"],
  payload: ["text", "json", "fields", "definition"],
  form: ["text", "fields", "definition", "payload"],
  assets: ["definition", "payload"],
  wire: ["json", "fields", "definition", "form"],
  view: [],
};

// Libraries that only some folders may reach.
const libraries = {
  "nlohmann/": [],
  imgui: ["view"],
  emscripten: [],
  GLES: [],
  sqlite3: [],
  "boost/": [],
};

const web = {
  glue: [],
  mirror: ["glue"],
  delivery: ["glue"],
  validator: [],
  element: ["glue", "mirror", "delivery"],
  pages: ["element", "glue", "delivery"],
};

function includes(name) {
  return [...read(name).matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map((match) => match[1]);
}

test("src: every include goes to the same or a lower layer", () => {
  const sources = files("src/*.h", "src/*.cpp", "src/*.inc");
  assert.ok(sources.length > 60, `only ${sources.length} sources were looked at`);
  for (const name of sources) {
    const layer = name.split("/")[1];
    for (const include of includes(name)) {
      const target = include.split("/")[0];
      if (target in layers && include.includes("/"))
        assert.ok(target === layer || layers[layer].includes(target), `${name} includes ${include}`);
      for (const [library, users] of Object.entries(libraries))
        if (include.startsWith(library)) assert.ok(users.includes(layer), `${name} includes ${include}`);
      assert.ok(!include.startsWith("shell/") && !include.startsWith("../"), `${name} includes ${include}`);
    }
  }
});

test("web: every import goes to the same or a lower folder", () => {
  const sources = files("web/*.ts");
  assert.ok(sources.length > 20, `only ${sources.length} sources were looked at`);
  for (const name of sources) {
    const folder = name.split("/")[1];
    for (const [, target] of read(name).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const path = new URL(target, `file:///${name}`).pathname;
      const other = path.split("/")[2];
      if (other in web && path.startsWith("/web/"))
        assert.ok(other === folder || web[folder].includes(other), `${name} imports ${target}`);
    }
  }
});

test("web: one file for the element and one for the validator touch the memory of Wasm modules", () => {
  const touching = files("web/*.ts").filter((name) => /HEAPU8|HEAPF32|\.buffer\b.*memory|memory\.buffer/.test(read(name)));
  assert.deepEqual(touching, ["web/glue/instance.ts", "web/validator/instance.ts"]);
});

test("web: no default exports, no any, no HTML from text", () => {
  for (const name of files("web/*.ts")) {
    const text = read(name);
    assert.doesNotMatch(text, /^export default/m, name);
    assert.doesNotMatch(text, /(:|<|as) any\b/, name);
    assert.doesNotMatch(text, /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\()/, name);
  }
});
