// The JSON Schema of a form's definition, for editors: the shapes that src/definition/read_form.cpp takes. What depends on the rest of
// the file (names used twice, pointers within others, conditions on questions that come later) `complaint-check definition` tells.

const described = (description, schema) => ({ description, ...schema });

const name = { type: "string", pattern: "^[a-z0-9_]+([.-][a-z0-9_]+)*$", maxLength: 60 };
const pointer = { type: "string", pattern: "^(/[A-Za-z0-9]+){1,4}$" };
const oneOrMore = (items) => ({ type: "array", minItems: 1, items });
const object = (required, properties) => ({ type: "object", required, additionalProperties: false, properties });
const valueOf = (values) => ({ anyOf: [values, oneOrMore(values)] });

function condition(schemes) {
  const looksAt = (subject, values) => ({
    ...object([...Object.keys(subject)], { ...subject, is: valueOf(values), isNot: valueOf(values) }),
    oneOf: [{ required: ["is"] }, { required: ["isNot"] }],
  });
  return {
    anyOf: [
      looksAt({ answer: described("An earlier choice, by option, or tick, by yes or no.", name) }, { type: "string" }),
      looksAt({ profile: { const: "nationalId" } }, { enum: ["none", ...schemes] }),
      looksAt({ host: { const: "nationalId" } }, { enum: ["on", "off"] }),
    ],
  };
}

function question(types) {
  const all = {
    question: described("Its name: the key of its words, and the id of its node.", name),
    type: described("Its kind, or the validator that judges its answer.", { enum: types }),
    at: described("Where the answer stands in the payload: a JSON Pointer.", pointer),
    options: described("Of a choice.", oneOrMore({ ...name, pattern: "^[a-z0-9_]+(-[a-z0-9_]+)*$" })),
    narrowedBy: described("Of a choice: offers only the options that the profile lists.", { const: "channels" }),
    as: described("presence: yes says that the object at the pointer is there.", { enum: ["value", "presence"] }),
    when: described("Asked only when all of these hold.", { $ref: "#/$defs/conditions" }),
    required: described("Must be answered; of conditions, when all of them hold.", {
      anyOf: [{ type: "boolean" }, { $ref: "#/$defs/conditions" }],
    }),
    draft: described("false: no draft on the device holds the answer.", { type: "boolean" }),
    prefill: described("What the host may know of it.", { enum: ["caseNumber", "name", "phone", "email"] }),
    autocomplete: described("The token of HTML.", { type: "string" }),
  };
  const isOf = (type) => ({ required: ["type"], properties: { type: { const: type } } });
  return {
    ...object(["question", "type", "at"], all),
    allOf: [
      {
        if: isOf("choice"),
        then: { required: ["options"] },
        else: { properties: { options: false, narrowedBy: false } },
      },
      { if: isOf("nationalId"), then: { properties: { draft: { const: false } } } },
      {
        if: { required: ["as"], properties: { as: { const: "presence" } } },
        then: { anyOf: [isOf("tick"), { properties: { type: { const: "choice" }, options: { const: ["yes", "no"] } } }] },
      },
    ],
  };
}

const conditions = { type: "array", minItems: 1, items: { $ref: "#/$defs/condition" } };

/** @param types what a question may be; @param schemes those of them that are national numbers */
export function definitionSchema(types, schemes) {
  const blocks = {
    heading: object(["heading"], { heading: described("Key of the words: a heading of what follows.", name) }),
    text: object(["text"], {
      text: described("Key of the words.", name),
      emphasis: described("notice: it stands out.", { enum: ["normal", "notice"] }),
    }),
    list: object(["list", "items"], { list: name, items: oneOrMore(described("Key of the words.", name)) }),
    contactDetails: object(["contactDetails"], {
      contactDetails: described("How to reach the company, from the profile; once in a form.", { const: true }),
    }),
    oneIsEnough: object(["oneIsEnough", "questions"], {
      oneIsEnough: described("Key of the words that say so.", name),
      questions: {
        type: "array",
        minItems: 2,
        items: { allOf: [{ $ref: "#/$defs/question" }, { properties: { required: false } }] },
      },
      when: { $ref: "#/$defs/conditions" },
    }),
    question: { $ref: "#/$defs/question" },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A form's definition",
    ...object(["form", "agreement", "pages"], {
      $schema: { type: "string" },
      form: described("Its name, and that of its file.", name),
      agreement: described("What the review asks or tells about personal data.", {
        enum: ["none", "consent", "notice", "byProfile"],
      }),
      pages: oneOrMore(
        object(["page", "blocks"], {
          page: described("Its name; NAME.heading is the key of its heading.", { ...name, not: { enum: ["review", "done"] } }),
          blocks: oneOrMore({ anyOf: Object.values(blocks) }),
        }),
      ),
    }),
    $defs: { conditions, condition: condition(schemes), question: question(types) },
  };
}
