// Runs in the page before its scripts: keeps hold of every linear memory that an instance brings or is given.
export function watchMemory() {
  globalThis.benchMemories = new Set();
  const keep = (object) => {
    for (const value of Object.values(object ?? {}))
      if (value instanceof WebAssembly.Memory) benchMemories.add(value);
      else if (value && typeof value === "object") keep(value);
  };
  const seen = (result, imports) => {
    keep(imports);
    keep((result.instance ?? result).exports);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name];
    WebAssembly[name] = async (source, imports, ...more) => seen(await made.call(WebAssembly, source, imports, ...more), imports);
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (target, [module, imports]) => seen(new target(module, imports), imports),
  });
}
