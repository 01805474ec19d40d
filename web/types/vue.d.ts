// The tag in templates of Vue 3: import "complaint-form/vue".

import type { HTMLAttributes } from "vue";
import type { ComplaintFormListeners, ComplaintFormProps } from "./attributes.js";
import type { ComplaintForm } from "./element/index.js";

declare module "vue" {
  interface GlobalComponents {
    "complaint-form": new () => ComplaintForm & {
      readonly $props: HTMLAttributes & ComplaintFormProps & ComplaintFormListeners & ListenersOfVue;
    };
  }
}

// @complaint-sent is onComplaintSent or "onComplaint-sent" to Vue's checker.
type ListenersOfVue = {
  readonly [
    Name in keyof ComplaintFormListeners as Name extends `on${infer Event}` ? `on${Capitalize<Event>}` : never
  ]: ComplaintFormListeners[Name];
};

export {};
