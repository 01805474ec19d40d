import { dirname } from "node:path";

// The tools lie in the folder above this project.
const root = dirname(import.meta.dirname);

export default { turbopack: { root }, outputFileTracingRoot: root };
