// Mutants of C++: every small change that tools/mutate.mjs can make to a source text, and which of them it tries.
import { Random } from "../tests/support/random.mjs";

export const operators = ["comparison", "condition", "constant", "id", "statement", "enumerator"];
const kNeighbours = { "==": ["!="], "!=": ["=="], "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"] };
const kTokenKinds = [
  /(?<skipped>\s+|\/\/[^\n]*|\/\*[^]*?\*\/|#(?:\\\n|[^\n])*|static_assert\b[^;]*;)/,
  /(?<string>(?:u8|[uUL])?(?:R"(?<fence>[^(\s]*)\([^]*?\)\k<fence>"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'))/,
  /(?<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)/,
  /(?<word>[A-Za-z_]\w*)/,
  /(?<sign><=>|<<=|>>=|->|::|\+\+|--|<<|>>|&&|\|\||[<>=!+\-*/%&|^]=|[^])/,
];
const kToken = new RegExp(kTokenKinds.map((kind) => kind.source).join("|"), "y");

// Tokens without comments, preprocessor lines and static_asserts; `pair` is the index of a bracket's partner.
function tokensOf(text) {
  const tokens = [];
  const open = [];
  for (kToken.lastIndex = 0; kToken.lastIndex < text.length;) {
    const start = kToken.lastIndex;
    const { groups, 0: matched } = kToken.exec(text);
    if (groups.skipped !== undefined) continue;
    const kind = Object.keys(groups).find((name) => name !== "fence" && groups[name] !== undefined);
    const token = { kind, text: matched, start, end: start + matched.length, depth: open.length };
    token.spaced = /\s/.test(text[start - 1] ?? "") && /\s/.test(text[token.end] ?? "");
    if (kind === "sign" && "([{".includes(matched)) open.push(tokens.length);
    if (kind === "sign" && ")]}".includes(matched) && open.length > 0) {
      token.pair = open.pop();
      tokens[token.pair].pair = tokens.length;
    }
    tokens.push(token);
  }
  return tokens;
}

// The names that an X macro lists: #define MACRO(X) X(one) X(two).
function listedBy(text, macro) {
  const [, parameter, list] = new RegExp(`#define ${macro}\\((\\w+)\\)((?:\\\\\\n|[^\\n])*)`).exec(text) ?? [];
  return parameter && [...list.matchAll(new RegExp(`\\b${parameter}\\((\\w+)\\)`, "g"))].map((match) => match[1]);
}

// Adds the enumerators of each enum declared in `text` to a map: name of the enum -> lists of enumerators, one per declaration.
export function readEnums(text, enums = new Map()) {
  const tokens = tokensOf(text);
  tokens.forEach((token, i) => {
    if (token.text !== "enum") return;
    const name = tokens[i + 1]?.text === "class" ? i + 2 : i + 1;
    const open = skipTo(tokens, name + 1, ["{", ";"]);
    if (tokens[open]?.text !== "{") return;
    const inside = tokens.slice(open, tokens[open].pair);
    const listed = inside.filter((each, at) => each.kind === "word" && ["{", ","].includes(inside[at - 1].text));
    const names = listed.flatMap((each) => listedBy(text, each.text) ?? each.text);
    enums.set(tokens[name].text, [...(enums.get(tokens[name].text) ?? []), names]);
  });
  return enums;
}

// The index of the first of `stops` from tokens[i] on, outside brackets; also stops at a closing bracket.
function skipTo(tokens, i, stops) {
  while (tokens[i] && !stops.includes(tokens[i].text) && !")]}".includes(tokens[i].text))
    i = tokens[i].pair > i ? tokens[i].pair + 1 : i + 1;
  return i;
}

// The index of the semicolon if an assignment, a call or an increment begins at tokens[i]; else -1.
function expressionEnd(tokens, i) {
  let at = i;
  while (["*", "++", "--"].includes(tokens[at].text)) ++at;
  if (tokens[at].kind !== "word" || /^(auto|static_cast|if|for|while|switch|throw|delete)$/.test(tokens[at].text)) return -1;
  for (++at; tokens[at];) {
    const { text, pair, spaced } = tokens[at];
    if (["::", ".", "->"].includes(text)) at += 2;
    else if (text === "(" || text === "[") at = pair + 1;
    else if (text === "<" && !spaced) at = skipTo(tokens, at, [">", ";"]) + 1;
    else break;
  }
  if (["++", "--"].includes(tokens[at]?.text)) ++at;
  const acts = [tokens[i], tokens[at - 1]].some(({ text }) => [")", "++", "--"].includes(text));
  const assigns = /^([-+*/%&|^]|<<|>>)?=$/.test(tokens[at]?.text) && !["default", "delete"].includes(tokens[at + 1].text);
  const end = assigns ? skipTo(tokens, at, [";"]) : at;
  return (acts || assigns) && tokens[end]?.text === ";" ? end : -1;
}

// The blocks of switches, void functions and lambdas, outer before inner: [{kind, open, close}].
function blocksOf(tokens) {
  const blocks = [];
  const add = (kind, open) => tokens[open]?.text === "{" && blocks.push({ kind, open, close: tokens[open].pair });
  tokens.forEach(({ text }, i) => {
    if (text === "switch") add(text, tokens[i + 1].pair + 1);
    if (text === "void" || text === "]") add(text, skipTo(tokens, i + 1, ["{", ";", ","]));
  });
  return blocks;
}

function isLabel(tokens, i) {
  while (tokens[i - 1]?.text === "::") i -= 2;
  return tokens[i - 1]?.text === "case";
}

function beginsStatement(tokens, i) {
  const before = tokens[i - 1];
  if (before?.text === ")") return ["if", "for", "while", "constexpr"].includes(tokens[before.pair - 1]?.text);
  if (before?.text !== ":") return [";", "{", "}", "else", "do"].includes(before?.text);
  return tokens[i - 2].text === "default" || isLabel(tokens, i - 2);
}

// `break` at the end of a switch is left alone: without it nothing changes.
function statementEnd(tokens, i, blocks) {
  const { text } = tokens[i];
  if (text === "continue") return i + 1;
  if (text === "break") return blocks.some(({ kind, close }) => kind === "switch" && close === i + 2) ? -1 : i + 1;
  if (text !== "return") return expressionEnd(tokens, i);
  const block = blocks.findLast(({ kind, open, close }) => kind !== "switch" && open < i && i < close);
  return tokens[i + 1].text === ";" || block?.kind === "void" ? skipTo(tokens, i, [";"]) : -1;
}

// A negated condition, unless another mutant of it means the same: one comparison, or one `!`.
function negatedCondition(text, tokens, i) {
  const open = tokens[i + 1]?.text === "constexpr" ? i + 2 : i + 1;
  const close = tokens[open].pair;
  const semicolon = skipTo(tokens, open + 1, [";"]);
  const first = semicolon < close ? semicolon + 1 : open + 1;
  const top = tokens.slice(first, close).filter(({ depth }) => depth === tokens[first].depth);
  const declares = top.findIndex((token) => token.text === "=");
  const end = tokens[close].start;
  if (declares > 0) return { start: end, end, mutated: `; !${top[declares - 1].text}` };
  if (!top.some(({ text }) => ["&&", "||", "?"].includes(text)))
    if (top[0].text === "!" || top.some((token) => token.text in kNeighbours && token.spaced)) return undefined;
  const start = tokens[first].start;
  return { start, end, mutated: `!(${text.slice(start, end)})` };
}

function swappedBranches(text, tokens, i) {
  const colon = skipTo(tokens, i + 1, [":", ";"]);
  const end = tokens[skipTo(tokens, colon + 1, [";", ","]) - 1].end;
  const [yes, no] = [text.slice(tokens[i + 1].start, tokens[colon - 1].end), text.slice(tokens[colon + 1].start, end)];
  return { start: tokens[i + 1].start, end, mutated: `${no} : ${yes}` };
}

// 0 <-> 1, and n -> n + 1 in decimal.
function otherInteger(text) {
  const [, digits, suffix] = /^(0[xX][\da-fA-F']+|0|[1-9][\d']*)([uUlLzZ]*)$/.exec(text) ?? [];
  const value = BigInt(digits?.replaceAll("'", "") ?? 0);
  return digits && (value < 2n ? 1n - value : value + 1n) + suffix;
}

// "next" -> "nexu". A string counts as an id if it has letters and no spaces.
function otherId(text) {
  const next = (letter) => String.fromCharCode(letter.charCodeAt(0) + (/z/i.test(letter) ? -25 : 1));
  return /^"(?=.*[A-Za-z])[\w./#:-]+"$/.test(text) ? text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, next) : undefined;
}

// The next enumerator of the same enum; of a label, the next one that the switch does not have.
function otherEnumerator(tokens, i, enums, blocks) {
  const name = tokens[i + 2].text;
  const listed = enums.get(tokens[i].text).find((each) => each.includes(name));
  if (!listed || tokens[i + 3]?.text === "::") return undefined;
  const at = listed.indexOf(name);
  const others = [...listed.slice(at + 1), ...listed.slice(0, at)];
  if (!isLabel(tokens, i)) return others[0];
  const { open, close } = blocks.findLast((block) => block.kind === "switch" && block.open < i && i < block.close);
  const labels = tokens.slice(open, close).filter((_, j) => isLabel(tokens, open + j));
  const taken = labels.map((label) => tokens[tokens.indexOf(label) + 2].text);
  return others.find((each) => !taken.includes(each));
}

// Every mutant of `text`: [{operator, line, start, end, original, mutated, code}]; code is the line it is on.
export function sitesIn(text, enums) {
  const tokens = tokensOf(text);
  const blocks = blocksOf(tokens);
  const sites = [];
  const add = (operator, range, mutated = range?.mutated) => {
    if (mutated === undefined) return;
    const { start, end } = range;
    const original = text.slice(start, end);
    const line = text.slice(0, start).split("\n").length;
    const code = text.split("\n")[line - 1].trim();
    if (mutated !== original) sites.push({ operator, line, start, end, original, mutated, code });
  };
  tokens.forEach((token, i) => {
    const word = token.text;
    const end = beginsStatement(tokens, i) ? statementEnd(tokens, i, blocks) : -1;
    if (end > i) add("statement", { start: token.start, end: tokens[end].start }, "");
    if (token.kind === "number") add("constant", token, otherInteger(word));
    if (word === "true" || word === "false") add("constant", token, String(word === "false"));
    if (token.kind === "string" && tokens[i - 1]?.text !== "extern") add("id", token, otherId(word));
    if (enums.has(word) && tokens[i + 1]?.text === "::") {
      const other = otherEnumerator(tokens, i, enums, blocks);
      add("enumerator", { start: token.start, end: tokens[i + 2].end }, other && `${word}::${other}`);
    }
    if (word === "if") add("condition", negatedCondition(text, tokens, i));
    if (word === "?") add("condition", swappedBranches(text, tokens, i));
    if (word === "!") add("condition", token, "");
    if (!token.spaced || tokens[i - 1]?.text === "operator") return;
    if (word === "&&" || word === "||") add("condition", token, word === "&&" ? "||" : "&&");
    for (const neighbour of (token.kind === "sign" && kNeighbours[word]) || []) add("comparison", token, neighbour);
  });
  return sites;
}

export function mutate(text, site) {
  return text.slice(0, site.start) + site.mutated + text.slice(site.end);
}

// Sets each job's quota: its part of `count`, in proportion to the sites it has left.
export function share(jobs, count) {
  const total = jobs.reduce((sum, { sites }) => sum + sites.length, 0);
  const wanted = Math.min(count, total);
  const part = ({ sites }) => (total === 0 ? 0 : (wanted * sites.length) / total);
  for (const job of jobs) job.quota = Math.floor(part(job));
  const remainder = wanted - jobs.reduce((sum, { quota }) => sum + quota, 0);
  const byRemainder = [...jobs].sort((a, b) => part(b) - b.quota - (part(a) - a.quota));
  for (const job of byRemainder.slice(0, remainder)) ++job.quota;
}

// One job per file: its sites in random order; the first `quota` of them that compile are tested.
export function sample(sitesOfFiles, count, seed) {
  const random = new Random(seed);
  const jobs = [...sitesOfFiles].map(([file, sites]) => {
    const shuffled = sites.map((site) => [random.next(), site]).sort(([a], [b]) => a - b);
    return { file, sites: shuffled.map(([, site]) => site) };
  });
  share(jobs, count);
  return jobs;
}
