// Random definitions of forms.

const texts = ["name", "phone", "email", "case_number", "date", "statement", "line", "bsn", "rrn", "birthDate"];

class Definition {
  #random;
  #asked = []; // choices and ticks: their name and values
  #count = 0;

  constructor(random) {
    this.#random = random;
  }

  whole() {
    const pages = Array.from({ length: 1 + this.#random.below(3) }, (_, at) => ({
      page: `page${at}`,
      blocks: Array.from({ length: 1 + this.#random.below(4) }, () => this.#block()),
    }));
    return { form: "random", agreement: this.#random.pick(["none", "consent", "notice", "byProfile"]), pages };
  }

  #block() {
    const random = this.#random;
    if (random.chance(0.1)) return { text: `words${this.#count++}` };
    if (random.chance(0.15)) return this.#group();
    if (random.chance(0.15)) return this.#presence();
    return this.#question({ mayBeRequired: true });
  }

  #question({ mayBeRequired, inside }) {
    const random = this.#random;
    const name = `q${this.#count++}`;
    const type = random.pick(["choice", "choice", "tick", "nationalId", ...texts]);
    const question = { question: name, type, at: `${inside ?? random.pick(["", "/a", "/b", "/a/c"])}/${name}` };
    if (type === "choice") question.options = ["one", "two", "three"].slice(0, 2 + random.below(2));
    this.#condition(question, "when", 0.35);
    if (mayBeRequired && random.chance(0.3)) question.required = random.chance(0.5);
    else if (mayBeRequired) this.#condition(question, "required", 0.2);
    if (JSON.stringify(question).includes('"host"')) return question; // what depends on it is left open (src/payload/schema.h)
    if (type === "choice") this.#asked.push([name, question.options]);
    if (type === "tick") this.#asked.push([name, ["yes", "no"]]);
    return question;
  }

  #condition(object, member, chance) {
    const random = this.#random;
    if (!random.chance(chance)) return;
    const one = () => {
      if (random.chance(0.15))
        return { profile: "nationalId", [random.pick(["is", "isNot"])]: random.pick(["none", "bsn", "rrn", "birthDate"]) };
      if (random.chance(0.1)) return { host: "nationalId", is: random.pick(["on", "off"]) };
      const [answer, values] = random.pick(this.#asked);
      return { answer, [random.pick(["is", "isNot"])]: random.chance(0.7) ? random.pick(values) : values.slice(0, 2) };
    };
    if (this.#asked.length > 0) object[member] = Array.from({ length: 1 + random.below(2) }, one);
  }

  #group() {
    const block = { oneIsEnough: `group${this.#count++}`, questions: [] };
    this.#condition(block, "when", 0.4);
    const object = this.#random.pick(["/g", "/a", ""]);
    for (let at = 0; at < 2 + this.#random.below(2); ++at) {
      const question = this.#question({ mayBeRequired: false, inside: object });
      if (JSON.stringify(block).includes('"host"')) this.#asked = this.#asked.filter(([name]) => name !== question.question);
      block.questions.push(question);
    }
    return block;
  }

  // A tick that says that an object is there, and what stands in it.
  #presence() {
    const name = `p${this.#count++}`;
    this.#asked.push([name, ["yes", "no"]]);
    return { question: name, type: "tick", at: `/${name}`, as: "presence" };
  }
}

// A form that may be right. What a presence announces stands right behind it.
export function randomDefinition(random) {
  const definition = new Definition(random);
  const whole = definition.whole();
  for (const page of whole.pages)
    page.blocks = page.blocks.flatMap((block) =>
      block.as === "presence"
        ? [
            block,
            {
              question: `${block.question}.inside`,
              type: "line",
              at: `${block.at}/inside`,
              when: [{ answer: block.question, is: "yes" }],
            },
          ]
        : [block],
    );
  return whole;
}
