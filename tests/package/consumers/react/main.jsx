import "complaint-form/define";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { headers, hear } from "./heard.js";

function Host() {
  const [lang, setLang] = useState("nl");
  return (
    <main>
      <button type="button" id="english" onClick={() => setLang("en")}>
        English
      </button>
      <complaint-form
        endpoint="/api/complaints"
        lang={lang}
        headers={headers}
        oncomplaint-ready={hear}
        oncomplaint-page={hear}
        oncomplaint-submit={hear}
        oncomplaint-sent={hear}
      >
        <p>Bel ons.</p>
      </complaint-form>
    </main>
  );
}

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <Host />
  </StrictMode>,
);
