// A person at a browser whose profile folder is copied afterwards: the form is brought into a state, and the browser ends.
import { cp, mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { flags } from "../chromium.mjs";
import { begin, consentAndSend, fillAll, fillCase, fillContact, keepDraft, send } from "../journey.mjs";
import { setFaults } from "../blows.mjs";

export const person = {
  name: "Quirine Zevenbergen-Öztürk",
  phone: "06 28374651",
  email: "Quirine.Zevenbergen@Voorbeeld.NL",
  caseNumber: "qz 90817-K",
  bsn: "111222333", // a published test number
  reason: "Sleutelzin 7f3a91: de paarse giraf betaalde in maart.",
  error: "Sleutelzin c04d82: niemand telde de giraffen na.",
};

export const account = {
  name: "klant-58261",
  key: Buffer.from("c3a10f5e9b7d2486e0fa1c3357bd9820664f8ed1137ac52be9f00d8841b6729a", "hex"),
};

const button = (page, name) => page.getByRole("button", { name, exact: true });
const clearButton = (page) => page.getByRole("button", { name: "Wis mijn antwoorden van dit apparaat" });

async function waits(page, site) {
  await setFaults(site, { seed: 1, 503: 1 });
  await fillAll(page, person);
  await send(page);
  await button(page, "Kopie opslaan").waitFor();
}

async function keepsDraft(page) {
  await keepDraft(page);
  await begin(page);
  await fillContact(page, person);
  await fillCase(page, person);
  await pause(1_500); // changes are gathered for a moment
}

async function isReceived(page, site) {
  await setFaults(site, {});
  await page.locator("complaint-form").evaluate((form) => form.flush());
  await page.getByRole("heading", { level: 1, name: "Wij hebben uw klacht ontvangen" }).waitFor();
}

async function wipes(page) {
  await clearButton(page).click();
  await button(page, "Ja, wis mijn antwoorden").click();
  await clearButton(page).waitFor({ state: "detached" });
}

export const states = {
  async opened() {},
  async received(page) {
    await fillAll(page, person);
    await consentAndSend(page);
  },
  waiting: waits,
  async "waited, then sent"(page, site) {
    await waits(page, site);
    await isReceived(page, site);
  },
  async "waited, then wiped"(page, site) {
    await waits(page, site);
    await wipes(page);
  },
  draft: keepsDraft,
  async "draft, then wiped"(page, _site, reload) {
    await keepsDraft(page);
    await reload();
    await wipes(page);
  },
  // The database stays: an earlier draft is in it.
  async "sent, a draft stays"(page, site, reload) {
    await keepsDraft(page);
    await reload();
    await waits(page, site);
    await isReceived(page, site);
  },
};

// The page gives the account before the form can be used, as a host does.
async function isReady(page, withKey) {
  const given = { name: account.name, key: [...account.key] };
  if (withKey)
    await page.locator("complaint-form").evaluate((form, { name, key }) => {
      Object.assign(form, { account: name, accountKey: new Uint8Array(key) });
    }, given);
  await page.locator('complaint-form .frame[data-state="ready"]').first().waitFor();
}

async function reach(state, context, site, withKey) {
  const [page] = context.pages();
  page.on("dialog", (dialog) => dialog.accept().catch(() => undefined));
  await page.addInitScript(() => localStorage.setItem("complaint-form.painter", "native"));
  await page.goto(`${site.origin}/`);
  await isReady(page, withKey);
  await states[state](page, site, async () => {
    await page.reload();
    await isReady(page, withKey);
  });
}

async function kill(profile) {
  const holder = await readlink(join(profile, "SingletonLock")); // host-pid
  const pid = Number(holder.slice(holder.lastIndexOf("-") + 1));
  process.kill(-pid, "SIGKILL"); // its group: what it started too
  await pause(300); // its children are the kernel's to end
}

const launch = (profile, features) =>
  chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    args: [...flags, ...features],
    locale: "nl-NL",
  });

async function visit({ state, withKey, end, after, features }, profile, site) {
  const context = await launch(profile, features);
  try {
    await reach(state, context, site, withKey);
    await pause(after * 1000);
    if (end === "killed") await kill(profile);
  } finally {
    await context.close().catch(() => undefined);
  }
}

// Copies the profile of a browser after the form came into a state.
//   withKey   the page gives `account` and `accountKey`
//   end       "closed" or "killed", `after` so many seconds
//   again     the page is opened once more in a new browser, for 5 s
//   features  more flags of Chromium
export async function profileAfter({ withKey = false, after, again = false, features = [], ...rest }, site) {
  const folder = await mkdtemp(join(tmpdir(), "complaint-profile-"));
  const [profile, copy] = [join(folder, "profile"), join(folder, "copy")];
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    await setFaults(site, {});
    await visit({ withKey, after, features, ...rest }, profile, site);
    if (again) await visit({ withKey, after: 5, features, state: "opened", end: "closed" }, profile, site);
    await cp(profile, copy, { recursive: true, filter: (name) => !/Singleton(Lock|Socket|Cookie)$/.test(name) });
    return { copy, remove };
  } catch (reason) {
    await remove();
    throw reason;
  }
}
