// TypeScript types of payloads, from their JSON Schemas.

const pascal = (name) => name.replace(/(?:^|[-_])([a-z])/g, (_, letter) => letter.toUpperCase());

function typeOf(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((name) => JSON.stringify(name)).join(" | ");
  if (schema.type !== "object") return schema.type;
  const members = Object.entries(schema.properties).map(([key, member]) => {
    const title = member.title ? `/** ${member.title} */\n` : "";
    return `${title}readonly ${key}${schema.required.includes(key) ? "" : "?"}: ${typeOf(member)};`;
  });
  return `{\n${members.join("\n")}\n}`;
}

// `schemas`: by the form's name.
export function typesOf(schemas) {
  const names = [...schemas.keys()].map((form) => `${pascal(form)}Payload`);
  const types = [...schemas].map(([form, schema]) => `export interface ${pascal(form)}Payload ${typeOf(schema)}`);
  return `// The payloads of the forms as types. Made by tools/generate.mjs from the forms' definitions; assets/schema says the shapes of the values.

${types.join("\n\n")}

export type Payload = ${names.join(" | ")};
`;
}
