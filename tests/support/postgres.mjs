// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, reached by a Unix socket in that folder only.
// PostgreSQL does not run as root: then it runs as the user "postgres" that Debian's package makes.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const versions = "/usr/lib/postgresql"; // where Debian keeps what is not for PATH
const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined;
const program = (name) => (newest ? path.join(versions, newest, "bin", name) : name);

function owner() {
  if (process.getuid() !== 0) return {};
  const number = (option) => Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: number("-u"), gid: number("-g") };
}

class Postgres {
  constructor(folder) {
    this.folder = folder;
    this.as = { ...owner(), cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" } };
    if (this.as.uid) chownSync(folder, this.as.uid, this.as.gid);
    chmodSync(folder, 0o755); // the socket is for whoever runs the tests
    process.on("exit", () => {
      this.child?.kill("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    });
  }

  get data() {
    return path.join(this.folder, "data");
  }

  async start() {
    const settings = [
      "listen_addresses=",
      `unix_socket_directories=${this.folder}`,
      "max_connections=60",
      "log_min_messages=fatal",
    ];
    this.child = spawn(program("postgres"), ["-D", this.data, ...settings.flatMap((setting) => ["-c", setting])], {
      ...this.as,
      stdio: ["ignore", "ignore", "ignore"],
    });
    const ended = once(this.child, "exit");
    ended.then(() => (this.child = undefined));
    for (let tries = 0; !this.#answers(); tries++) {
      if (!this.child || tries === 300) throw new Error("PostgreSQL did not start");
      await wait(100);
    }
  }

  #answers() {
    try {
      execFileSync(program("pg_isready"), ["-q", "-h", this.folder], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  }

  // SIGINT: rolls back what is under way and ends in order; SIGQUIT: at once, as `pg_ctl stop -m immediate`.
  async stop(signal = "SIGINT") {
    const child = this.child;
    if (!child) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  // Of the server: those that serve sessions and the others.
  processes() {
    const children = execFileSync("pgrep", ["-P", String(this.child.pid)], { encoding: "utf8" });
    return [this.child.pid, ...children.trim().split("\n").map(Number)];
  }

  // Runs SQL and gives what it prints, a row a line.
  query(sql) {
    const where = ["-h", this.folder, "-U", "postgres", "-d", "postgres"];
    return execFileSync(program("psql"), [...where, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql], {
      encoding: "utf8",
      maxBuffer: 1 << 30,
    }).trim();
  }

  url(schema = "public") {
    const query = new URLSearchParams({ host: this.folder, user: "postgres" });
    return `postgresql:///postgres?${query}&options=-csearch_path%3D${schema}`;
  }

  // A schema of this name, made if it is not there: as good as a database of its own.
  urlOf(schema) {
    this.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    return this.url(schema);
  }
}

export async function startPostgres() {
  const postgres = new Postgres(await mkdtemp(path.join(os.tmpdir(), "complaint-postgres-")));
  const options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"];
  execFileSync(program("initdb"), ["-D", postgres.data, ...options], { ...postgres.as, stdio: "ignore" });
  await postgres.start();
  return postgres;
}
