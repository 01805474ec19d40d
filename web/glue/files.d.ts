// The files beside the published module, with their hashes; written by tools/build_web.mjs.
declare module "complaint-form-files" {
  export interface PackageFile {
    readonly url: string;
    readonly integrity: string; // "sha384-..."
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
