// Loading this file makes <complaint-form> known to the document.

import { ComplaintForm } from "./complaint-form.js";

if (!customElements.get("complaint-form")) customElements.define("complaint-form", ComplaintForm);

export type { ComplaintForm };
