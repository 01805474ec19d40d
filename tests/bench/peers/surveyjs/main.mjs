// SurveyJS: its model and its official build without a framework, Dutch only, its default theme.
import { FunctionFactory, Model, surveyLocalization } from "survey-core";
import "survey-core/i18n/dutch";
import "survey-core/survey-core.fontless.css";
import "survey-js-ui";
import { choices, isPastDay, labels, limits, pages, patterns, problems, words } from "../questions.mjs";

surveyLocalization.defaultLocale = "nl";
FunctionFactory.Instance.register("isPastDay", ([day, month, year]) => isPastDay(day, month, year));

const items = (name) => choices[name].map(([value, text]) => ({ value, text }));
const radio = (name) => ({ type: "radiogroup", name, title: labels[name], choices: items(name), isRequired: true });
const matching = (name) => [
  { type: "regex", regex: patterns[name], caseInsensitive: true, text: problems[name] ?? problems.date },
];
const text = (name, more) => ({ type: "text", name, title: labels[name], isRequired: true, ...more });
const area = (name, more) => ({ type: "comment", name, title: labels[name], rows: 5, maxLength: limits.text, ...more });
const page = (name, elements) => ({ name, title: pages[name], elements });
const html = (name, lines) => ({ type: "html", name, html: lines.map((line) => `<p>${line}</p>`).join("") });

const date = {
  type: "panel",
  name: "date",
  title: labels.date,
  elements: [
    text("day", { validators: matching("day") }),
    text("month", { startWithNewLine: false, validators: matching("month") }),
    text("year", {
      startWithNewLine: false,
      validators: [
        ...matching("year"),
        { type: "expression", expression: "isPastDay({day}, {month}, {year})", text: problems.date },
      ],
    }),
  ],
};

const summary = ["name", "phone", "email", "concerns", "caseNumber", "reason", "error", "day", "month", "year", "channel"];

const survey = new Model({
  locale: "nl",
  firstPageIsStartPage: true,
  startSurveyText: words.begin,
  pageNextText: words.next,
  pagePrevText: words.back,
  completeText: words.send,
  completedHtml: `<h1>${words.done}</h1>`,
  showQuestionNumbers: "off",
  checkErrorsMode: "onValueChanged",
  textUpdateMode: "onBlur",
  widthMode: "static",
  width: "640px",
  pages: [
    page("start", [html("advice", [words.advice, words.needed]), radio("kind")]),
    page("contact", [
      text("name", { maxLength: limits.name, autocomplete: "name", validators: matching("name") }),
      text("phone", { inputType: "tel", autocomplete: "tel", validators: matching("phone") }),
      text("email", {
        inputType: "email",
        maxLength: limits.email,
        autocomplete: "email",
        validators: [{ type: "email", text: problems.email }],
      }),
    ]),
    page("case", [
      radio("concerns"),
      text("caseNumber", { visibleIf: "{concerns} = 'yes'", validators: matching("caseNumber") }),
    ]),
    page("statement", [area("reason", { isRequired: true }), area("error", { requiredIf: "{kind} = 'complaint'" })]),
    page("incident", [date, radio("channel")]),
    page("review", [
      html(
        "answers",
        summary.map((name) => `${labels[name]}: {${name}}`),
      ),
      html("clause", [words.clause]),
      {
        type: "checkbox",
        name: "consent",
        titleLocation: "hidden",
        choices: [{ value: "yes", text: labels.consent }],
        isRequired: true,
        requiredErrorText: problems.consent,
      },
    ]),
  ],
});

survey.onComplete.add(({ data }) => (globalThis.sent = data));
survey.render(document.getElementById("form"));
