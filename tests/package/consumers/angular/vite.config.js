// Angular's libraries are published half compiled; its linker does the rest, so that nothing is compiled in the browser.
import { createEs2015LinkerPlugin } from "@angular/compiler-cli/linker/babel";
import { transformAsync } from "@babel/core";

const fileSystem = { resolve: (...parts) => parts.join("/"), exists: () => false, dirname: (path) => path.replace(/\/[^/]*$/, "") };

const linker = createEs2015LinkerPlugin({ fileSystem, logger: console, linkerJitMode: false });

export default {
  plugins: [
    {
      name: "angular-linker",
      transform: (code, id) =>
        code.includes("ɵɵngDeclare") && id.includes("/@angular/")
          ? transformAsync(code, { filename: id, plugins: [linker], compact: false, configFile: false, babelrc: false })
          : undefined,
    },
  ],
};
