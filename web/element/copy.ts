// The copy of what was sent, made only when the person asks for it.

const keptFor = 60_000; // ms; a browser may read the file some time after the click

export function saveCopy(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}
