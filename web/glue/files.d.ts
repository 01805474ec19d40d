// The files beside the published module, with their hashes; written by tools/build_web.mjs.
declare module "complaint-form-files" {
  export interface PackageFile {
    readonly url: string;
    readonly integrity: string; // "sha256-..."
  }
  export const files: {
    readonly wasm: PackageFile;
    readonly painter: PackageFile;
    readonly fonts: { readonly regular: PackageFile; readonly semibold: PackageFile };
    readonly first: Readonly<Record<string, PackageFile>>; // "complaint-nl-en": form, profile, language
    readonly forms: Readonly<Record<string, PackageFile>>;
    readonly locales: Readonly<Record<string, PackageFile>>;
    readonly profiles: Readonly<Record<string, PackageFile>>;
  };
}

// What stands in assets/locales under "element." and under "news.", by language; written by tools/build_web.mjs.
declare module "complaint-form-words/element" {
  export type ElementWord = `element.${"loading" | "failed" | "interrupted" | "stopped" | "cannot_send" | "wrong_setting"}`;
  export const words: Readonly<Record<string, Readonly<Record<ElementWord, string>>>>;
}

declare module "complaint-form-words/news" {
  export type NewsWord =
    `news.${"not_kept" | "not_wiped" | "unreadable" | "not_taken" | "expired" | "waiting" | "session" | "held_back" | "sent"}`;
  export const words: Readonly<Record<string, Readonly<Record<NewsWord, string>>>>;
}

declare module "complaint-form-words/languages" {
  export const languages: readonly string[];
}
