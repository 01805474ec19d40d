// docs/questions.md: what each form asks, from its definition and the Dutch words.

function conditionText({ answer, profile, host, is, isNot }) {
  const subject = answer ? `\`${answer}\`` : profile ? `the profile's ${profile}` : `the host's ${host}`;
  const values = [is ?? isNot].flat().join(" or ");
  return `${subject} is ${isNot ? "not " : ""}${values}`;
}

const allOf = (conditions) => conditions.map(conditionText).join(" and ");

function required(question, group) {
  if (group) return "one of these";
  if (Array.isArray(question.required)) return allOf(question.required);
  return (question.required ?? question.type !== "tick") ? "yes" : "no";
}

function typeText({ type, options }) {
  return options ? `${type}: ${options.join(", ")}` : type;
}

function row(page, question, words, form, group) {
  const label =
    words[`${form}.label.${question.question}`] ?? words[`label.${question.question}`] ?? "the national number of the profile";
  const asked = [...(group?.when ?? []), ...(question.when ?? [])];
  if (question.type === "nationalId") asked.push({ profile: "nationalId", isNot: "none" }, { host: "nationalId", is: "on" });
  const cells = [page, label, typeText(question), `\`${question.at}\``, allOf(asked), required(question, group)];
  return `| ${cells.join(" | ")} |`;
}

function table(definition, words) {
  const rows = definition.pages.flatMap(({ page, blocks }) =>
    blocks.flatMap((block) => {
      if (block.question) return [row(page, block, words, definition.form)];
      return (block.questions ?? []).map((question) => row(page, question, words, definition.form, block));
    }),
  );
  return [
    `## ${definition.form}`,
    "",
    "| page | question | type | in the payload | asked when | required |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

export const questionsPage = (definitions, words) =>
  [
    "# What the forms ask",
    "",
    "Made from the definitions (`assets/forms`) by `node tools/generate.mjs`. The words are the Dutch ones.",
    "",
    ...definitions.map((definition) => table(definition, words)),
  ].join("\n");
