// The tag in templates of Svelte 5: import "complaint-form/svelte".

import type { HTMLAttributes } from "svelte/elements";
import type { ComplaintFormListeners, ComplaintFormProps } from "./attributes.js";
import type { ComplaintForm } from "./element/index.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "complaint-form": Omit<HTMLAttributes<ComplaintForm>, keyof ComplaintFormProps> & ComplaintFormProps & ComplaintFormListeners;
  }
}

export {};
