// docs/accessibility.md: every criterion of WCAG 2.2 A and AA with the clause of EN 301 549 V3.2.1 that repeats it, how the form meets
// it, and the tests that say so. Tests name their criteria in a comment above them: "// @wcag 1.3.1 4.1.2". A criterion without a test
// says how it was looked at, and when. Made by tools/generate.mjs.
import { readFileSync, readdirSync } from "node:fs";

const folders = ["tests/browser"];

// Number | level | name | how it is met. After "Looked at": no test, but how and when.
const criteria = `
1.1.1|A|Non-text Content|Icons are drawn by CSS with an empty alternative and stand beside words. The canvas is aria-hidden: it repeats the page's own text.
1.2.1|A|Audio-only and Video-only|There is neither. Looked at: no audio or video element in the sources, 2026-11-27.
1.2.2|A|Captions (Prerecorded)|There is no video. Looked at as 1.2.1.
1.2.3|A|Audio Description or Media Alternative|There is no video. Looked at as 1.2.1.
1.2.4|AA|Captions (Live)|There is no video. Looked at as 1.2.1.
1.2.5|AA|Audio Description (Prerecorded)|There is no video. Looked at as 1.2.1.
1.3.1|A|Info and Relationships|Real headings, lists, fieldsets, labels and descriptions; the problem of a group is the description of its members too.
1.3.2|A|Meaningful Sequence|The elements stand in reading order.
1.3.3|A|Sensory Characteristics|Words name what they mean, never a place, colour or shape. Looked at: all texts of assets/locales read, 2026-11-27.
1.3.4|AA|Orientation|Nothing depends on it; the form reflows from 280 px up.
1.3.5|AA|Identify Input Purpose|Name, phone number and e-mail address have their autocomplete tokens.
1.4.1|A|Use of Color|Problems have an icon and words, links a line, choices a mark.
1.4.2|A|Audio Control|There is no sound. Looked at as 1.2.1.
1.4.3|AA|Contrast (Minimum)|At least 4.5:1 in all four palettes, also in fields that the browser filled in.
1.4.4|AA|Resize Text|Text of 200 % reflows; headings give way before they break within a word.
1.4.5|AA|Images of Text|The canvas paints the page's own text as the browser laid it out, at full density, and gives way where it cannot; nobody needs it, and the simple view has none.
1.4.10|AA|Reflow|280 px, and 400 % of 1280 px, without scrolling sideways.
1.4.11|AA|Non-text Contrast|Borders, marks and the focus ring have at least 3:1; forced colours are taken.
1.4.12|AA|Text Spacing|The values of the criterion change the layout, and both painters follow.
1.4.13|AA|Content on Hover or Focus|Nothing appears on hover or focus. Looked at: no title attribute and no such rule in the CSS, 2026-11-27.
2.1.1|A|Keyboard|Everything is done by Tab, arrows, Space and Enter in three engines.
2.1.2|A|No Keyboard Trap|The whole way is gone by Tab.
2.1.4|A|Character Key Shortcuts|There are none. Looked at: keys are listened to only to notice that somebody is there, 2026-11-27.
2.2.1|A|Timing Adjustable|There is no limit for the person; answers survive a reload.
2.2.2|A|Pause, Stop, Hide|Nothing moves by itself.
2.3.1|A|Three Flashes or Below|Nothing flashes.
2.4.1|A|Bypass Blocks|The form begins at its heading, which has the focus on a new page; what stands before it is the host's page.
2.4.2|A|Page Titled|The document's title names page, step and problems.
2.4.3|A|Focus Order|The order of reading; a new page begins at its heading, a page with problems at the summary, a change leads back to its part of the review.
2.4.4|A|Link Purpose (In Context)|Links and buttons say where they lead; "Wijzigen" names its part.
2.4.5|AA|Multiple Ways|The pages are steps of a process, which the criterion leaves out. Looked at 2026-11-27.
2.4.6|AA|Headings and Labels|Every page and part has a heading of its own, every field a label.
2.4.7|AA|Focus Visible|A ring of 3 px with at least 3:1, in both painters, for keyboard and pointer.
2.4.11|AA|Focus Not Obscured (Minimum)|Nothing lies over the form; a new page is brought into view.
2.5.1|A|Pointer Gestures|One tap does everything.
2.5.2|A|Pointer Cancellation|Buttons act on the click, which leaving them calls off.
2.5.3|A|Label in Name|Accessible names begin with the visible label.
2.5.4|A|Motion Actuation|Motion is not used. Looked at: no sensor in web/, 2026-11-27.
2.5.7|AA|Dragging Movements|Nothing is dragged. Looked at 2026-11-27.
2.5.8|AA|Target Size (Minimum)|Every target takes a finger of 44 px.
3.1.1|A|Language of Page|The form has its language, also where the host's page has another; so has the copy.
3.1.2|AA|Language of Parts|The names of languages are in their own language.
3.2.1|A|On Focus|Focus changes nothing.
3.2.2|A|On Input|A choice may bring questions below it, and never another page.
3.2.3|AA|Consistent Navigation|The way on stands below the questions on every page, the way back after it.
3.2.4|AA|Consistent Identification|One word for one thing: every key of the words is used in one meaning. Looked at: assets/locales read, 2026-11-27.
3.2.6|A|Consistent Help|How to reach the company stands below the buttons of each page that has it. Looked at 2026-11-27.
3.3.1|A|Error Identification|A problem stands in words at its field, in the summary, in the title; it is spoken when the field is left.
3.3.2|A|Labels or Instructions|Every field has a label, what it needs a hint with an example, and what may be left open says so.
3.3.3|AA|Error Suggestion|Every problem says what to do; an address that looks misspelt is asked about.
3.3.4|AA|Error Prevention|The review shows everything before it is sent and leads back to each part; deleting is asked twice; a copy can be kept.
3.3.7|A|Redundant Entry|Nothing is asked twice; what the host knows is filled in; answers survive Back and a reload.
3.3.8|AA|Accessible Authentication (Minimum)|The form has no log-in. Looked at 2026-11-27.
4.1.2|A|Name, Role, Value|Real elements, equal to the described page in the accessibility tree.
4.1.3|AA|Status Messages|How the sending goes, problems and counts are spoken without taking the focus.`;

const since22 = ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"]; // later than EN 301 549 V3.2.1

export const parse = () =>
  criteria
    .trim()
    .split("\n")
    .map((line) => {
      const [id, level, name, how] = line.split("|");
      return { id, level, name, how };
    });

// By criterion: the tests that name it, as { file, test }.
export function taggedTests(root) {
  const found = new Map();
  for (const folder of folders)
    for (const file of readdirSync(new URL(`${folder}/`, root)).filter((name) => name.endsWith(".test.mjs"))) {
      const text = readFileSync(new URL(`${folder}/${file}`, root), "utf8");
      for (const [, ids, quote, name] of text.matchAll(
        /\/\/ @wcag ([\d. ]+)\n(?:(?!\/\/ @wcag)[^])*?\btest\(\s*(["`])([^]*?)\2/g,
      ))
        for (const id of ids.trim().split(/\s+/)) {
          const test = quote === "`" ? name.replace(/\$\{[^}]*\}/g, "…") : name;
          found.set(id, [...(found.get(id) ?? []), { file: `${folder}/${file}`, test }]);
        }
    }
  return found;
}

// What must not be: a criterion that neither has a test nor was looked at, and a tag of no criterion.
export function gaps(root) {
  const tests = taggedTests(root);
  const known = parse();
  return [
    ...known.filter(({ id, how }) => !tests.has(id) && !/Looked at/.test(how)).map(({ id }) => `${id} has no test`),
    ...[...tests.keys()].filter((id) => !known.some((criterion) => criterion.id === id)).map((id) => `${id} is no criterion`),
  ];
}

export function accessibilityPage(root) {
  const tests = taggedTests(root);
  const rows = parse().map(({ id, level, name, how }) => {
    const clause = since22.includes(id) ? "" : `9.${id}`;
    const by = (tests.get(id) ?? []).map(
      ({ file, test }) => `${file.replace("tests/browser/", "")}: ${test.replaceAll("|", "\\|")}`,
    );
    return `| ${id} ${name} | ${level} | ${clause} | ${how} | ${by.join("<br>")} |`;
  });
  return [
    "# Accessibility",
    "",
    "Every criterion of WCAG 2.2 A and AA, the clause of EN 301 549 V3.2.1 that repeats it, how the form meets it, and the tests",
    "(tests/browser) that say so. A criterion without a test says how it was looked at, and when. None is known to fail. Clause 9.6",
    "(conformance): whole pages and the whole process, in the two languages; the page around the form is the host's.",
    "",
    "Not looked at: people with disabilities have not tried the form, and Orca, NVDA, VoiceOver and TalkBack have not been heard; the",
    "accessibility trees of Chromium and WebKitGTK are what tests compare. Made by tools/generate.mjs from the tests.",
    "",
    "| criterion | level | EN 301 549 | how | tests |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
