// The document's title while forms show: that of the page that showed last. The host's own comes back when they go.

const written = new Map<DocumentTitle, string>(); // in the order in which they wrote
let host = "";
let ours: string | undefined; // as it stands in the document

function write(title: string): void {
  document.title = title;
  ours = document.title; // which has no two spaces in a row
}

export class DocumentTitle {
  show(title: string): void {
    if (ours === undefined || document.title !== ours) host = document.title; // also where the host changed it meanwhile
    written.delete(this);
    written.set(this, title);
    write(title);
  }

  restore(): void {
    if (!written.delete(this)) return;
    const last = [...written.values()].pop();
    if (document.title === ours) write(last ?? host);
    if (last === undefined) ours = undefined;
  }
}
