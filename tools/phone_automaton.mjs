// The smallest automaton that does the work of several machines at once.
//
// A machine is {start, step(state, digit), label(state)}; its states are plain data, finite in number. The answer is
// {states: [{next: [10 numbers], label}], branching, starts: [one number a machine]}, where states with the same future are
// one, state 0 has label 0 and leads only to itself, and from state number `branching` on all ten digits lead to one state.

export function smallestAutomaton(machines) {
  const states = [{ next: Array(10).fill(0), label: 0 }];
  const starts = machines.map((machine) => explore(machine, states));
  return numbered(states, starts, blocksOf(states));
}

function explore(machine, states) {
  const found = new Map();
  const pending = [];
  const visit = (data) => {
    const key = JSON.stringify(data);
    if (!found.has(key)) {
      found.set(key, states.length);
      states.push({ next: [], label: machine.label(data) });
      pending.push(data);
    }
    return found.get(key);
  };
  const start = visit(machine.start);
  while (pending.length) {
    const data = pending.pop();
    const { next } = states[found.get(JSON.stringify(data))];
    for (let digit = 0; digit < 10; ++digit) next.push(visit(machine.step(data, digit)));
  }
  return start;
}

// Moore's way: begin with the labels, split until no step tells two states of a block apart.
function blocksOf(states) {
  let blocks = states.map((state) => state.label);
  for (let count = 0; ;) {
    const names = new Map();
    blocks = states.map((state, i) => {
      const name = `${blocks[i]}:${state.next.map((to) => blocks[to])}`;
      if (!names.has(name)) names.set(name, names.size);
      return names.get(name);
    });
    if (names.size === count) return blocks;
    count = names.size;
  }
}

const isBranching = (state) => state.next.some((to) => to !== state.next[0]);

// Blocks get their numbers in the order in which they are met from state 0 and then from the starts; branching ones first.
function numbered(states, starts, blocks) {
  const example = new Map(blocks.map((block, i) => [block, states[i]]));
  const nextOf = (block) => example.get(block).next.map((to) => blocks[to]);
  const met = new Set([0, ...starts].map((state) => blocks[state]));
  for (const block of met) nextOf(block).forEach((to) => met.add(to)); // a Set's loop reaches what is added on the way
  const branching = [...met].filter((block, i) => i === 0 || isBranching({ next: nextOf(block) }));
  const order = [...branching, ...[...met].filter((block) => !branching.includes(block))];
  const number = new Map(order.map((block, i) => [block, i]));
  return {
    states: order.map((block) => ({ next: nextOf(block).map((to) => number.get(to)), label: example.get(block).label })),
    branching: branching.length,
    starts: starts.map((state) => number.get(blocks[state])),
  };
}
