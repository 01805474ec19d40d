// Emscripten's output (build/web/wasm/bin/complaint-form.mjs); tools/build_web.mjs resolves the name. What it takes and gives
// is typed in module.ts, the only file that uses it.
declare module "complaint-form-wasm" {
  const create: (hooks: object) => Promise<object>;
  export default create;
}

declare module "*.css" {
  export const css: string;
}
