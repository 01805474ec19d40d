// From the patterns of libphonenumber to one small automaton over digits.
//
// A Language reads digits one by one: `start`, `step(state, digit)`, `accepts(state)`; states are small integers and 0 is
// the state that nothing leads out of. libphonenumber's patterns use literals, \d, classes, (?:), (), ?, {m}, {m,n}, |
// and $; anything else stops the generator, so that new syntax in a newer release is seen and not misread.

const kDead = 0;

export function parsePattern(text) {
  let at = 0;
  const peek = () => text[at];
  const fail = () => {
    throw new Error(`unknown syntax at ${at} of ${text}`);
  };
  const take = (expected) => (text.startsWith(expected, at) ? ((at += expected.length), true) : false);

  function alternatives() {
    const options = [sequence()];
    while (take("|")) options.push(sequence());
    return options.length === 1 ? options[0] : { kind: "any", options };
  }
  function sequence() {
    const parts = [];
    while (at < text.length && peek() !== "|" && peek() !== ")") parts.push(repeated(atom()));
    return { kind: "all", parts };
  }
  function repeated(part) {
    if (take("?")) return { kind: "repeat", part, least: 0, most: 1 };
    const bounds = /^\{(\d+)(?:,(\d+))?\}/.exec(text.slice(at));
    if (!bounds) return part;
    at += bounds[0].length;
    return { kind: "repeat", part, least: Number(bounds[1]), most: Number(bounds[2] ?? bounds[1]) };
  }
  function atom() {
    if (take("(?:")) return group(false);
    if (take("(")) return group(true);
    if (take("\\d")) return { kind: "digit", digits: "0123456789" };
    if (take("[")) return digitClass();
    if (take("$")) return { kind: "end" };
    if (/[0-9]/.test(peek())) return { kind: "digit", digits: text[at++] };
    return fail();
  }
  function group(captures) {
    const inside = alternatives();
    if (!take(")")) fail();
    return captures ? { kind: "capture", inside } : inside;
  }
  function digitClass() {
    const body = /^[0-9-]+\]/.exec(text.slice(at))?.[0] ?? fail();
    at += body.length;
    const ranges = body.slice(0, -1).replace(/(\d)-(\d)/g, (_, from, to) => "0123456789".slice(Number(from), Number(to) + 1));
    return { kind: "digit", digits: ranges };
  }

  const tree = alternatives();
  return at === text.length ? tree : fail();
}

// A nondeterministic automaton of the tree: edges[node] = [{digits, to}], jumps[node] = [node].
function nodesOf(tree) {
  const nodes = { edges: [], jumps: [] };
  const fresh = () => (nodes.edges.push([]), nodes.jumps.push([]) - 1);
  function connect(part, from) {
    if (part.kind === "all") return part.parts.reduce((node, each) => connect(each, node), from);
    if (part.kind === "capture") return connect(part.inside, from);
    const to = fresh();
    if (part.kind === "digit") nodes.edges[from].push({ digits: part.digits, to });
    else if (part.kind === "any") for (const option of part.options) nodes.jumps[connect(option, from)].push(to);
    else if (part.kind === "repeat") repeat(part, from, to);
    else throw new Error(`cannot be part of a language: ${part.kind}`);
    return to;
  }
  function repeat({ part, least, most }, from, to) {
    let node = from;
    for (let count = 0; count < most; ++count) {
      if (count >= least) nodes.jumps[node].push(to);
      node = connect(part, node);
    }
    nodes.jumps[node].push(to);
  }
  nodes.start = fresh();
  nodes.end = connect(tree, nodes.start);
  return nodes;
}

export function languageOf(pattern) {
  const nodes = nodesOf(parsePattern(pattern));
  const sets = [[]];
  const known = new Map([["", kDead]]);
  function stateOf(members) {
    const closed = new Set();
    const pending = [...members];
    while (pending.length) {
      const node = pending.pop();
      if (closed.has(node)) continue;
      closed.add(node);
      pending.push(...nodes.jumps[node]);
    }
    const sorted = [...closed].sort((a, b) => a - b);
    const key = sorted.join();
    if (!known.has(key)) known.set(key, sets.push(sorted) - 1);
    return known.get(key);
  }
  const steps = new Map();
  return {
    start: stateOf([nodes.start]),
    accepts: (state) => sets[state].includes(nodes.end),
    step(state, digit) {
      const key = state * 10 + digit;
      if (!steps.has(key)) {
        const follow = (node) => nodes.edges[node].filter((edge) => edge.digits.includes(digit)).map((edge) => edge.to);
        steps.set(key, stateOf(sets[state].flatMap(follow)));
      }
      return steps.get(key);
    },
  };
}

export const nothing = { start: kDead, accepts: () => false, step: () => kDead };

// The strings of a finite pattern in the order in which a regular expression would try them. Parts that capture are left
// out: libphonenumber captures carrier codes and what its rewriting rules need.
export function literalsOf(pattern) {
  const captures = (part) =>
    part.kind === "capture" || [part.part, ...(part.parts ?? part.options ?? [])].some((each) => each && captures(each));
  const joined = (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail));
  function expand(part) {
    if (part.kind === "digit") return [...part.digits];
    if (part.kind === "any") return part.options.filter((option) => !captures(option)).flatMap(expand);
    if (part.kind === "all") return part.parts.map(expand).reduce(joined, [""]);
    if (part.kind === "repeat" && part.least === 0 && part.most === 1) return captures(part) ? [""] : [...expand(part.part), ""];
    return [];
  }
  return expand(parsePattern(pattern)).filter((literal) => literal !== "");
}
