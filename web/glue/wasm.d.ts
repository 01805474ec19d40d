// Emscripten's output (build/web/wasm/bin); tools/build_web.mjs resolves the names. What it takes and gives is typed where it is used:
// module.ts and painter.ts.
declare module "complaint-form-wasm" {
  const create: (hooks: object) => Promise<object>;
  export default create;
}

declare module "complaint-painter-wasm" {
  const create: (hooks: object) => Promise<object>;
  export default create;
}

declare module "*.css" {
  export const css: string;
}
