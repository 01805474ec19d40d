// React with react-hook-form and zod: pages as one state, one schema a page.
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";
import * as z from "zod";
import { choices, isPastDay, labels, limits, pages, patterns, problems, words } from "../questions.mjs";
import "./style.css";

const text = z.string().trim().min(1, words.required);
const matching = (name, flags) => text.regex(new RegExp(patterns[name], flags), problems[name] ?? problems.date);
const choice = (name) =>
  z.enum(
    choices[name].map(([value]) => value),
    words.required,
  );
const statement = z.string().trim().max(limits.text);

const schemas = {
  start: z.object({ kind: choice("kind") }),
  contact: z.object({
    name: matching("name").max(limits.name),
    phone: matching("phone"),
    email: text.max(limits.email).pipe(z.email(problems.email)),
  }),
  case: z
    .object({ concerns: choice("concerns"), caseNumber: z.string().trim().optional() })
    .refine(({ concerns, caseNumber }) => concerns !== "yes" || new RegExp(patterns.caseNumber).test(caseNumber ?? ""), {
      path: ["caseNumber"],
      error: problems.caseNumber,
    }),
  statement: z
    .object({ kind: choice("kind"), reason: statement.min(1, words.required), error: statement.optional() })
    .refine(({ kind, error }) => kind !== "complaint" || error, { path: ["error"], error: words.required }),
  incident: z
    .object({ day: matching("day"), month: matching("month", "i"), year: matching("year"), channel: choice("channel") })
    .refine(({ day, month, year }) => isPastDay(day, month, year), { path: ["year"], error: problems.date }),
  review: z.object({ consent: z.literal(true, problems.consent) }),
};

const names = Object.keys(pages);

function Problem({ form, name }) {
  const problem = form.formState.errors[name];
  return problem ? (
    <p className="problem" id={`${name}-problem`} role="alert">
      {problem.message}
    </p>
  ) : null;
}

function Field({ form, name, area, ...more }) {
  const attributes = {
    id: name,
    "aria-invalid": name in form.formState.errors,
    "aria-describedby": `${name}-problem`,
    ...more,
    ...form.register(name),
  };
  return (
    <div className="field">
      <label htmlFor={name}>{labels[name]}</label>
      <Problem form={form} name={name} />
      {area ? <textarea rows={5} {...attributes} /> : <input {...attributes} />}
    </div>
  );
}

function Radios({ form, name }) {
  return (
    <fieldset className="field">
      <legend>{labels[name]}</legend>
      <Problem form={form} name={name} />
      {choices[name].map(([value, label]) => (
        <label key={value} className="choice">
          <input type="radio" value={value} {...form.register(name)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

const summary = ["name", "phone", "email", "concerns", "caseNumber", "reason", "error", "day", "month", "year", "channel"];

const bodies = {
  start: ({ form }) => (
    <>
      <p>{words.advice}</p>
      <p>{words.needed}</p>
      <Radios form={form} name="kind" />
    </>
  ),
  contact: ({ form }) => (
    <>
      <Field form={form} name="name" autoComplete="name" />
      <Field form={form} name="phone" type="tel" autoComplete="tel" />
      <Field form={form} name="email" inputMode="email" autoComplete="email" />
    </>
  ),
  case: ({ form }) => (
    <>
      <Radios form={form} name="concerns" />
      {form.watch("concerns") === "yes" && <Field form={form} name="caseNumber" />}
    </>
  ),
  statement: ({ form }) => (
    <>
      <Field form={form} name="reason" area maxLength={limits.text} />
      <Field form={form} name="error" area maxLength={limits.text} />
    </>
  ),
  incident: ({ form }) => (
    <>
      <fieldset>
        <legend>{labels.date}</legend>
        <Field form={form} name="day" inputMode="numeric" />
        <Field form={form} name="month" />
        <Field form={form} name="year" inputMode="numeric" />
      </fieldset>
      <Radios form={form} name="channel" />
    </>
  ),
  review: ({ form }) => (
    <>
      <dl>
        {summary.map((name) => (
          <div key={name}>
            <dt>{labels[name]}</dt>
            <dd>{form.getValues(name)}</dd>
          </div>
        ))}
      </dl>
      <p>{words.clause}</p>
      <Problem form={form} name="consent" />
      <label className="choice">
        <input type="checkbox" {...form.register("consent")} /> {labels.consent}
      </label>
    </>
  ),
};

function Form() {
  const [at, setAt] = useState(0);
  const page = names[at];
  const form = useForm({ mode: "onTouched", resolver: page ? zodResolver(schemas[page]) : undefined });
  if (!page) return <h1>{words.done}</h1>;
  const Body = bodies[page];
  const forward = form.handleSubmit(() => {
    if (page === "review") globalThis.sent = form.getValues();
    setAt(at + 1);
  });
  const button = page === "start" ? words.begin : page === "review" ? words.send : words.next;
  return (
    <form onSubmit={forward} noValidate>
      <h1>{pages[page]}</h1>
      <Body form={form} />
      {at > 0 && (
        <button type="button" onClick={() => setAt(at - 1)}>
          {words.back}
        </button>
      )}
      <button type="submit">{button}</button>
    </form>
  );
}

createRoot(document.getElementById("form")).render(<Form />);
