// Two plain fields and no script that listens: what the browser itself takes.
import { labels, limits } from "../questions.mjs";

document.getElementById("form").innerHTML =
  `<p><label>${labels.name} <input></label></p><p><label>${labels.reason}<br><textarea rows="5" cols="60" maxlength="${limits.text}"></textarea></label></p>`;
