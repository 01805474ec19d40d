// The copy of what was sent, made by the form when the person asks for it (src/form/copy.h).

const keptFor = 60_000; // ms; a browser may read the file some time after the click

export function saveCopy(fileName: string, html: string): void {
  const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}
