// Loading this file makes <complaint-form> known to the document. A server, which has none, may load it too.

import { ComplaintForm } from "./complaint-form.js";

if (globalThis.customElements && !customElements.get("complaint-form")) customElements.define("complaint-form", ComplaintForm);

export type { ComplaintForm };
