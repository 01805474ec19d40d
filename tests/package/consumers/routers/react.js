// Two routes of React Router. The button does what a filter does: it changes the address of the present route.
import "complaint-form/define";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Link, Route, Routes, useSearchParams } from "react-router";

const Home = () => h("main", null, h("h1", null, "Home"), h(Link, { id: "to-form", to: "/form" }, "Form"));

function Form() {
  const [, setParams] = useSearchParams();
  return h(
    "main",
    null,
    h(Link, { id: "to-home", to: "/" }, "Home"),
    h("button", { type: "button", id: "filter", onClick: () => setParams({ filter: "1" }, { replace: true }) }, "Filter"),
    h("complaint-form", { endpoint: "/api/complaints", lang: "nl" }, h("p", null, "Bel ons.")),
  );
}

const routes = [
  h(Route, { key: "form", path: "/form", element: h(Form) }),
  h(Route, { key: "home", path: "*", element: h(Home) }),
];
createRoot(document.getElementById("root")).render(h(BrowserRouter, null, h(Routes, null, routes)));
