// Extra headers of the request, as the host gives them. What is wrong with them is told; a complaint that they hold up waits.

import type { HeaderSource } from "../delivery/post.js";

export interface HeaderReports {
  wrong(message: string): void; // without values: tokens stand there
  right(): void;
}

export class HostHeaders {
  readonly #reports: HeaderReports;
  #source: HeaderSource;

  constructor(reports: HeaderReports) {
    this.#reports = reports;
  }

  get source(): HeaderSource {
    return this.#source;
  }

  set source(value: HeaderSource | null) {
    const type = value === null ? "null" : typeof value;
    if (type === "object" || type === "function" || type === "undefined") this.#take(value ?? undefined);
    else this.#reports.wrong(`is a ${type}; an object or a function giving one is expected`);
  }

  #take(source: HeaderSource): void {
    this.#source = source;
    this.#reports.right();
    if (typeof source === "object") this.#fresh().catch(() => undefined); // what is wrong is told at once
  }

  // For every attempt; nothing: the host gives none.
  get perAttempt(): (() => Promise<Headers>) | undefined {
    return this.#source === undefined ? undefined : () => this.#fresh();
  }

  async #fresh(): Promise<Headers> {
    const given = await this.#given();
    try {
      const headers = new Headers(given);
      this.#reports.right();
      return headers;
    } catch {
      return this.#refuse("are malformed: names and values as of an HTTP header are expected");
    }
  }

  async #given(): Promise<HeadersInit | undefined> {
    const source = this.#source;
    try {
      return typeof source === "function" ? await source() : source;
    } catch (reason) {
      return this.#refuse(`function failed: ${String(reason)}`);
    }
  }

  #refuse(message: string): never {
    this.#reports.wrong(message);
    throw new TypeError(`headers ${message}`);
  }
}
