"use client";
import { useState } from "react";
import { headers, hear } from "../heard.js";
import { Complaint } from "./complaint.jsx"; // of docs/embedding.md

export function Host() {
  const [lang, setLang] = useState("nl");
  return (
    <main>
      <button type="button" id="english" onClick={() => setLang("en")}>
        English
      </button>
      <Complaint
        lang={lang}
        headers={headers}
        oncomplaint-ready={hear}
        oncomplaint-page={hear}
        oncomplaint-submit={hear}
        oncomplaint-sent={hear}
      />
    </main>
  );
}
