// A page of a host around the element, under the site's own strict policy: what it hears, what is posted, what is reported.
import assert from "node:assert/strict";
import { launch } from "./chromium.mjs";
import { startSite } from "./site.mjs";

export const openHostBrowser = launch;

// The element with what stands inside it, as hosts write it.
export const formWith = (attributes = "") =>
  `<complaint-form id="form" endpoint="/api/complaints" lang="nl" ${attributes}><p>Bel ons.</p></complaint-form>`;

// Runs in the page first.
function listen() {
  globalThis.heard = [];
  globalThis.violations = [];
  addEventListener(
    "securitypolicyviolation",
    (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    true,
  );
  for (const name of ["ready", "page", "submit", "sent", "queued", "refused", "error"])
    addEventListener(
      `complaint-${name}`,
      (event) => heard.push({ type: event.type, detail: event.detail, from: event.target.id }),
      true,
    );
}

const pageOf = (html, { define, dir, head }) =>
  `<!doctype html><html lang="nl" dir="${dir}"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="icon.svg">` +
  `<link rel="stylesheet" href="host.css">${head}${define ? '<script type="module" src="complaint-form/define.js"></script>' : ""}</head><body>${html}</body></html>`;

// `css`: the host's style sheet; `define`: false leaves the element undefined; `before` runs in the page before its own scripts;
// `answered` gives the page's headers from the site's own policy.
export async function openHost(
  browser,
  html,
  {
    css = "",
    dir = "ltr",
    head = "",
    define = true,
    before,
    wait = define,
    routes = async () => undefined,
    answered = (policy) => ({ "Content-Security-Policy": policy }),
    ...options
  } = {},
) {
  const site = await startSite();
  const policy = (await fetch(`${site.origin}/`)).headers.get("content-security-policy");
  assert.match(policy, /trusted-types 'none'/);
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: "nl-NL", ...options });
  const page = await context.newPage();
  const [errors, posts] = [[], []];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on(
    "request",
    (request) =>
      request.method() === "POST" && posts.push({ url: request.url(), headers: request.headers(), body: request.postData() }),
  );
  await page.addInitScript(listen);
  if (before) await page.addInitScript(before);
  const headers = answered(policy);
  await page.route(`${site.origin}/host.html`, (route) =>
    route.fulfill({ contentType: "text/html", headers, body: pageOf(html, { define, dir, head }) }),
  );
  await page.route(`${site.origin}/host.css`, (route) => route.fulfill({ contentType: "text/css", body: css }));
  await routes(page, site);
  await page.goto(`${site.origin}/host.html`);
  const host = { page, context, site, errors, posts, ...inPage(page) };
  host.close = async () => {
    await context.close();
    await site.stop();
  };
  // Nothing was complained of, by scripts, console or policy.
  host.closeClean = async () => {
    assert.deepEqual(await host.violations(), []);
    assert.deepEqual(errors, []);
    await host.close();
  };
  if (wait && html.includes("<complaint-form")) await host.ready(html.split("<complaint-form").length - 1);
  return host;
}

function inPage(page) {
  return {
    heard: () => page.evaluate(() => heard.map(({ type, detail, from }) => ({ type, detail, from }))),
    violations: () => page.evaluate(() => violations),
    // As many forms or starts as that have become ready.
    ready: (count) =>
      page.waitForFunction((wanted) => heard.filter(({ type }) => type === "complaint-ready").length >= wanted, count),
  };
}
