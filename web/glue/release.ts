// Which release this file is of: the name of the folder that its files lie in, written by tools/build_web.mjs.
declare const complaintFormRelease: string;

export const release: string = complaintFormRelease;

// Throws where code of another release has come: it would not fit.
export function requireRelease(file: string, { release: theirs }: { readonly release: string }): void {
  if (theirs !== release) throw new Error(`${file} is of the release ${theirs}, and not of ${release}`);
}
