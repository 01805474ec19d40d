// Form.io: its own build of the renderer without the builder, loaded beside this file as it is published (bundled it is larger),
// Bootstrap's style sheet as its templates expect, Dutch words only.
import "@formio/js/dist/formio.form.min.css";
import "bootstrap/dist/css/bootstrap.min.css";
import { choices, isPastDay, labels, limits, pages, patterns, problems, words } from "../questions.mjs";

const { Formio } = globalThis;
globalThis.isPastDay = isPastDay;

const values = (name) => choices[name].map(([value, label]) => ({ value, label }));
const required = { required: true };
const matching = (name) => ({ required: true, pattern: patterns[name], customMessage: problems[name] ?? problems.date });
const text = (key, validate, more) => ({ type: "textfield", key, label: labels[key], input: true, validate, ...more });
const radio = (key) => ({ type: "radio", key, label: labels[key], input: true, values: values(key), validate: required });
const area = (key, validate) => ({
  type: "textarea",
  key,
  label: labels[key],
  input: true,
  rows: 5,
  validate: { maxLength: limits.text, ...validate },
});
const content = (key, lines) => ({ type: "content", key, html: lines.map((line) => `<p>${line}</p>`).join(""), input: false });
const page = (key, components) => ({
  type: "panel",
  key: `page-${key}`,
  title: pages[key],
  components: [{ type: "htmlelement", key: `heading-${key}`, tag: "h1", content: pages[key], input: false }, ...components],
});

const summary = ["name", "phone", "email", "concerns", "caseNumber", "reason", "error", "day", "month", "year", "channel"];
const isPast = "valid = isPastDay(data.day, data.month, input) ? true : component.validate.customMessage";

const definition = {
  display: "wizard",
  components: [
    page("start", [content("advice", [words.advice, words.needed]), radio("kind")]),
    page("contact", [
      text("name", {
        required: true,
        maxLength: limits.name,
        custom: `valid = /${patterns.name}/.test(input) || "name"`,
        customMessage: problems.name,
      }),
      { ...text("phone", matching("phone")), inputType: "tel", autocomplete: "tel" },
      { ...text("email", { required: true, maxLength: limits.email, customMessage: problems.email }), type: "email" },
    ]),
    page("case", [
      radio("concerns"),
      text("caseNumber", matching("caseNumber"), { conditional: { show: true, when: "concerns", eq: "yes" } }),
    ]),
    page("statement", [
      area("reason", required),
      area("error", { custom: "valid = data.kind === 'complaint' && !input ? 'required' : true" }),
    ]),
    page("incident", [
      {
        type: "fieldset",
        key: "date",
        legend: labels.date,
        input: false,
        components: [
          text("day", matching("day")),
          text("month", matching("month")),
          text("year", { ...matching("year"), custom: isPast }),
        ],
      },
      radio("channel"),
    ]),
    page("review", [
      {
        ...content(
          "answers",
          summary.map((key) => `${labels[key]}: {{ data.${key} }}`),
        ),
        refreshOnChange: true,
      },
      content("clause", [words.clause]),
      {
        type: "checkbox",
        key: "consent",
        label: labels.consent,
        input: true,
        validate: { required: true, customMessage: problems.consent },
      },
    ]),
  ],
};

const dutch = {
  next: words.next,
  nextButtonAriaLabel: words.next,
  previous: words.back,
  previousButtonAriaLabel: words.back,
  submit: words.send,
  submitButtonAriaLabel: words.send,
  complete: words.done,
  required: words.required,
};
const form = await Formio.createForm(document.getElementById("form"), definition, {
  language: "nl",
  i18n: { nl: dutch },
  noAlerts: true,
  buttonSettings: { showCancel: false },
  breadcrumbSettings: { clickable: false },
});
form.nosubmit = true;
form.on("submit", ({ data }) => {
  globalThis.sent = data;
  document.getElementById("form").innerHTML = `<h1>${words.done}</h1>`;
});
