// What a form needs beside its code, and that it did not come or is not right.

export type AssetKind = "wasm" | "font" | "lang" | "profile" | "form";

export class AssetError extends Error {
  readonly asset: AssetKind;
  constructor(asset: AssetKind, message: string) {
    super(message);
    this.asset = asset;
  }
}

// Of another file of the package too, which has a class of its own.
export const assetOf = (reason: unknown): AssetKind | undefined =>
  reason instanceof Error && "asset" in reason ? (reason as AssetError).asset : undefined;
