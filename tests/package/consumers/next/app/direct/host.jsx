"use client";
// Properties and listeners as a page writes them that no server renders.
import "complaint-form/react";
import { headers, hear } from "../../heard.js";

export function Direct() {
  return (
    <complaint-form endpoint="/api/complaints" lang="nl" headers={headers} oncomplaint-ready={hear}>
      <p>Bel ons.</p>
    </complaint-form>
  );
}
