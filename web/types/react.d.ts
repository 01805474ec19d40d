// The tag in JSX of React 19: import "complaint-form/react".

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ComplaintFormListeners, ComplaintFormProps } from "./attributes.js";
import type { ComplaintForm } from "./element/index.js";

type Common = DetailedHTMLProps<HTMLAttributes<ComplaintForm>, ComplaintForm>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "complaint-form": Omit<Common, keyof ComplaintFormProps> & ComplaintFormProps & ComplaintFormListeners;
    }
  }
}

export {};
