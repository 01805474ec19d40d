// Can each promise of the form be seen to break? For every letter of tests/form/witness.h a fault is put into a copy of the code,
// and the fuzzer must find it. Prints how long that took.
//
//   node tests/fuzz/faults.mjs [LETTER...]      needs what `./dev fuzz` installs; part of `./dev soak`

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const tree = join(root, "build/faults");
const limit = 300; // s a fault

// Each edit must find its text exactly once.
const faults = [
  {
    letter: "a",
    what: "a complaint that waits is called received",
    edits: [
      [
        "src/form/report.cpp",
        "state.stage =\n      Waiting{std::move(*state.given()), std::move(submitted), report.tried_at, false, report.kept, Confirming::nothing};",
        'state.stage = Sent{std::move(*state.given()), std::move(submitted), "AG-0", {}};',
      ],
    ],
  },
  {
    letter: "b",
    what: "a national number of separators stands in for the case number, and nothing is checked before sending",
    edits: [
      [
        "src/form/question.cpp",
        "return judge_answer(question, answers, context).problem == Problem::required;",
        "return answers.of_question(question).empty();",
      ],
      ["src/form/press.cpp", "if (!problems.empty()) return refuse_payload", "if (problems.size() > 1000) return refuse_payload"],
    ],
  },
  {
    letter: "c",
    what: "the focus goes to a summary that is not there",
    edits: [
      [
        "src/form/update.cpp",
        'filling.step, state.context()) ? "summary" : "heading"',
        'filling.furthest, state.context()) ? "summary" : "heading"',
      ],
    ],
  },
  {
    letter: "d",
    what: "a found draft overwrites newer answers",
    edits: [["src/form/answers.cpp", " || is_answered(model, before, at)) continue;", ") continue;"]],
  },
  {
    letter: "e",
    what: "consent outlives a change of its text",
    edits: [
      [
        "src/form/submission.cpp",
        "if (consent == nullptr || consent->text == agreement_text(words)) return false;",
        "if (consent != nullptr || words.language.empty()) return false;",
      ],
    ],
  },
  {
    letter: "f",
    what: "leaving a field brings the summary back",
    edits: [
      [
        "src/form/problems.cpp",
        "judge_now(filling, question, has_summary(filling, context.model.page_of(question), context), context);",
        "judge_now(filling, question, true, context);",
      ],
    ],
  },
  {
    letter: "g",
    what: "the review says that a wrong answer was not filled in",
    edits: [
      [
        "src/form/page_review.cpp",
        "answer.value = typed(page.answers(), question);",
        "answer.value = typed(page.answers(), question).substr(0, 0);",
      ],
    ],
  },
  {
    letter: "h",
    what: "after a setback nothing can be sent any more",
    edits: [
      [
        "src/form/press.cpp",
        "void send(Update& update, Filling& filling) {",
        "void send(Update& update, Filling& filling) {\n  if (filling.setback) return;",
      ],
    ],
  },
  {
    letter: "h",
    what: "a complaint that waits has no contact details",
    edits: [
      [
        "src/form/page_done.cpp",
        "  write_answers(page, Answered::on_paper);\n  write_record(page);\n  write_contact_details(page);",
        "  write_answers(page, Answered::on_paper);\n  write_record(page);",
      ],
    ],
  },
  {
    letter: "w",
    what: "the draft that was found is described twice",
    edits: [
      [
        "src/form/page_questions.cpp",
        '  page.button("draft.continue", "draft.continue");',
        '  page.button("draft.continue", "draft.continue");\n  page.button("draft.continue", "draft.continue");',
      ],
    ],
  },
];

function copyTree() {
  mkdirSync(tree, { recursive: true });
  for (const part of ["assets", "cmake", "shell", "src", "tests", "CMakeLists.txt", "CMakePresets.json"]) {
    rmSync(join(tree, part), { recursive: true, force: true });
    cpSync(join(root, part), join(tree, part), {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.includes("node_modules"),
    });
  }
}

const seeds = join(tree, "build/seeds"); // walks of the code without a fault
const run = (command, parameters) => execFileSync(command, parameters, { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });

function build() {
  run("cmake", ["--build", "build/native-fuzz", "--target", "fuzz-form", "form-seeds"]);
}

// Seconds until the fuzzer stops at a broken promise, and what it says; undefined: it found none in time.
function hunt(letter, seed) {
  const started = Date.now();
  const found = spawnSync(join(tree, "build/native-fuzz/bin/fuzz-form"), [`-seed=${seed}`, `-max_total_time=${limit}`, seeds], {
    cwd: tree,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = (Date.now() - started) / 1000;
  const said = /broken promise (.*)/.exec(found.stderr)?.[1];
  const runs = [...found.stderr.matchAll(/^#(\d+)/gm)].pop()?.[1] ?? "seeds only";
  return said?.startsWith(letter) ? { seconds, said, runs } : { said };
}

function tryFault({ letter, what, edits }, seed) {
  const before = edits.map(([file]) => readFileSync(join(tree, file), "utf8"));
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(tree, file), "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    writeFileSync(
      join(tree, file),
      text.replace(from, () => to),
    );
  }
  build();
  const { seconds, said, runs } = hunt(letter, seed);
  for (const [index, [file]] of edits.entries()) writeFileSync(join(tree, file), before[index]);
  const found = seconds !== undefined;
  console.log(
    `${letter}  ${found ? `${seconds.toFixed(1)} s, walks: ${runs}` : "NOT FOUND"}  ${what}  (${said ?? "nothing said"})`,
  );
  return found;
}

const letters = process.argv.slice(2);
const seed = 20261124;
copyTree();
run("cmake", ["--preset", "native-fuzz", `-DFETCHCONTENT_SOURCE_DIR_IMGUI=${join(root, "build/deps/imgui")}`]);
build();
rmSync(seeds, { recursive: true, force: true });
mkdirSync(seeds);
run(join(tree, "build/native-fuzz/bin/form-seeds"), [seeds]);
const chosen = faults.filter(({ letter }) => letters.length === 0 || letters.includes(letter));
const found = chosen.filter((fault) => tryFault(fault, seed)).length;
console.log(`planted faults found by the fuzzer: ${found} of ${chosen.length}`);
process.exitCode = found === chosen.length ? 0 : 1;
