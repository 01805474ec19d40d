import "complaint-form/define";
import { loadValidator, validateField } from "complaint-form/validator";
import { headers, hear } from "./heard.js";

const form = document.querySelector("complaint-form");
form.headers = headers;
for (const name of ["ready", "page", "submit", "sent"]) form.addEventListener(`complaint-${name}`, hear);
document.getElementById("english").addEventListener("click", () => form.setAttribute("lang", "en"));
globalThis.phone = loadValidator().then(() => validateField("phone", "06 12345678"));
