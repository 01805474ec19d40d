// Random payloads of a form, right and spoilt, from its JSON Schema alone.
import Ajv from "ajv/dist/2020.js";

// The first of each shape are right.
const texts = [
  "Noor van Dijk",
  "An",
  "+31612345678",
  "+31201234567",
  "an@example.nl",
  "jo+1@post.example",
  "12345678",
  "AB-1/2.3",
  "111222333",
  "123456782",
  "85073003328",
  "2026-10-01",
  "2026-10",
  "",
  " ",
  "x",
  "12",
  " An",
  "An ",
  "a  b",
  "a\nb",
  "a\r\nb",
  "\u0000",
  "\u202ean",
  "\ufeffan",
  "\ufffe",
  `a${"\u0301".repeat(9)}`,
  "\u{1f600}".repeat(50),
  "é".repeat(100),
  "é".repeat(101),
  "\u{1f600}".repeat(100),
  "a".repeat(4000),
  "a".repeat(4001),
  "\u{1f600}".repeat(4000),
  "1".repeat(20),
  "1".repeat(21),
  "ab12",
  "111222334",
  "85073003329",
  "12345672",
  "000000000",
  "+310612345678",
  "+999123456789",
  "+31900123456",
  "+3280012345",
  "06-12345678",
  "+4915112345678",
  "+310",
  "+",
  "An@EXAMPLE.nl",
  "an@example",
  ".a@b.nl",
  "a.@b.nl",
  '"a"@b.nl',
  `${"a".repeat(65)}@b.nl`,
  `a@${"b".repeat(64)}.nl`,
  "é@example.nl",
  "a..b@example.nl",
  "a@b.123",
  "a@-b.nl",
  "2026-02-29",
  "2026-11-23",
  "2026-12",
  "1969-12-31",
  "1980-03-15",
  "1899-12-31",
  "2026-13-01",
  "1-10-2026",
  "2026-11-22T12:00:00Z",
  "2026-11-22T12:00:60.123456789Z",
  "2026-02-30T12:00:00Z",
  "2026-11-22T24:00:00Z",
  "letter",
  "fax",
  "bsn",
  "rrn",
  "birthDate",
  "nl",
  "be",
  "de",
  "en",
  "5f0c1d2e-1111-4222-8333-444455556666",
  "5F0C1D2E-1111-4222-8333-444455556666",
  "nl-1",
  "n".repeat(21),
  "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
  "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=:",
];
const others = [null, true, false, 0, 1, 2, -1, 1.5, 1e30, [], {}, ["x"], { x: 1 }, [[[[[[]]]]]]];

// What a member may be: its choices, or those of the texts that have its shape. Most shapes have texts that are wrong for another reason.
class Values {
  #ajv = new Ajv({ strict: false });
  #known = new Map();

  of(schema) {
    const known = this.#known.get(schema) ?? this.#find(schema);
    this.#known.set(schema, known);
    return known;
  }

  #find(schema) {
    if (schema.const !== undefined) return [schema.const];
    if (schema.enum) return schema.enum;
    const fits = this.#ajv.compile(schema);
    const found = texts.filter((text) => fits(text));
    if (found.length === 0) throw new Error(`no text has the shape ${JSON.stringify(schema)}`);
    return found;
  }
}

const firstOf = [...Array.from({ length: 24 }, () => 1), ...Array.from({ length: 12 }, () => 2), undefined, undefined, undefined];

// `share`: of the members that may be missing, so many are there.
function built(schema, values, random, share) {
  if (schema.type !== "object") return random.pick(values.of(schema).slice(0, random.pick(firstOf)));
  const whole = {};
  for (const [key, member] of Object.entries(schema.properties))
    if (schema.required.includes(key) || random.chance(share)) whole[key] = built(member, values, random, share);
  return whole;
}

function right(schema, accepts, values, random) {
  for (let tries = 0; tries < 200; ++tries) {
    const whole = built(schema, values, random, random.pick([0.3, 0.5, 0.8]));
    if (accepts(whole)) return whole;
  }
  return built(schema, values, random, 0.5);
}

// Every place in a value: [object, key].
function placesIn(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.keys(value).flatMap((key) => [[value, key], ...placesIn(value[key])]);
}

const objectsIn = (value) => [value, ...placesIn(value).map(([at, key]) => at[key])].filter((each) => placesIn(each).length > 0);

const keysOf = (schema) => Object.entries(schema.properties ?? {}).flatMap(([key, member]) => [key, ...keysOf(member)]);

const spoilers = [
  (whole, random) => {
    const [at, key] = random.pick(placesIn(whole));
    delete at[key];
  },
  (whole, random) => {
    const [at, key] = random.pick(placesIn(whole));
    at[key] = structuredClone(random.pick(random.chance(0.7) ? texts : others));
  },
  (whole, random, schema) => {
    const at = random.pick(objectsIn(whole));
    at[random.pick(["extra", "", "a/b", "toString", "__proto__x", ...keysOf(schema)])] = random.pick(texts);
  },
  // A member's value in another payload's place: right, but not with these answers.
  (whole, random, schema, another) => {
    const [key, value] = random.pick(Object.entries(another));
    if (random.chance(0.7) || typeof value !== "object") whole[key] = value;
    else whole[key] = { ...whole[key], ...value };
  },
];

export function generatedPayloads(schema, count, random) {
  const accepts = new Ajv({ strict: false }).compile(schema);
  const values = new Values();
  const one = () => right(schema, accepts, values, random);
  return Array.from({ length: count }, () => {
    const whole = one();
    for (let wrongs = random.pick([0, 0, 1, 1, 2, 4]); wrongs > 0; wrongs -= 1)
      if (placesIn(whole).length > 0) random.pick(spoilers)(whole, random, schema, one());
    return whole;
  });
}
