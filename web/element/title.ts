// The document's title while a form shows: that of its page. The host's own comes back when the form goes.

export class DocumentTitle {
  #host: string | undefined;
  #written = "";

  show(title: string): void {
    if (document.title !== this.#written) this.#host = document.title; // also where the host changed it meanwhile
    this.#written = title;
    document.title = title;
  }

  restore(): void {
    if (this.#host !== undefined && document.title === this.#written) document.title = this.#host;
    this.#host = undefined;
    this.#written = "";
  }
}
