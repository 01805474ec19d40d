import { headers, hear } from "../heard.js";

const form = document.querySelector("complaint-form");
form.headers = headers;
for (const name of ["ready", "page", "submit", "sent"]) form.addEventListener(`complaint-${name}`, hear);
document.getElementById("english").addEventListener("click", () => form.setAttribute("lang", "en"));
