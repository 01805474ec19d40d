// nginx with the project's own deploy/nginx.conf before these receivers, in a temporary folder and on a port of this machine. Only
// what the file says is yours to change is changed, and the rate where a test says so.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import https from "node:https";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const hostname = "klachten.example";
const source = new URL("../../deploy/nginx.conf", import.meta.url);

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function replaced(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`deploy/nginx.conf has no ${pattern}`);
  return text.replace(pattern, by);
}

function configuration(folder, { port, plainPort, receivers, rate, realAddress, namesReceiver }) {
  let site = readFileSync(source, "utf8");
  const servers = receivers.map((receiver) => `server 127.0.0.1:${receiver} max_fails=0;`).join(" ");
  site = replaced(site, /server 127\.0\.0\.1:8081 max_fails=0;/, servers);
  site = replaced(site, /listen 80;\n.*listen \[::\]:80;/, `listen 127.0.0.1:${plainPort};`);
  site = replaced(site, /listen 443 ssl http2;\n.*listen \[::\]:443 ssl http2;/, `listen 127.0.0.1:${port} ssl http2;`);
  site = replaced(site, /ssl_certificate \S+;/, `ssl_certificate ${folder}/certificate.pem;`);
  site = replaced(site, /ssl_certificate_key \S+;/, `ssl_certificate_key ${folder}/key.pem;`);
  site = replaced(site, /access_log \/\S+ /, `access_log ${folder}/access.log `);
  site = replaced(site, /error_log \/\S+ /, `error_log ${folder}/site-error.log `);
  if (rate) site = replaced(site, /rate=60r\/m;/, `rate=${rate};`).replace("burst=10", "burst=1000");
  if (namesReceiver) site = replaced(site, /server_tokens off;/, "$& add_header X-Receiver $upstream_addr always;");
  if (realAddress) site = `set_real_ip_from 127.0.0.1;\nreal_ip_header X-Test-Address;\n${site}`;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  return `${process.getuid() === 0 ? "user root;" : ""}
    worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log warn;
    events { worker_connections 1024; }
    http { ${temporary.join(" ")}\n${site} }`;
}

function makeCertificate(folder) {
  const subject = ["-subj", `/CN=${hostname}`, "-addext", `subjectAltName=DNS:${hostname}`];
  const files = ["-keyout", `${folder}/key.pem`, "-out", `${folder}/certificate.pem`];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject, ...files], {
    stdio: "ignore",
  });
}

// `receivers`: their ports. `namesReceiver`: X-Receiver of an answer says whose it is. `rate`: as in limit_req_zone. `realAddress`: a request says in X-Test-Address whose it is.
export async function startNginx(options) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "complaint-nginx-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  makeCertificate(folder);
  const ports = { port: await freePort(), plainPort: await freePort() };
  writeFileSync(`${folder}/nginx.conf`, configuration(folder, { ...options, ...ports }));
  const child = spawn("nginx", ["-p", folder, "-e", `${folder}/error.log`, "-c", `${folder}/nginx.conf`], { stdio: "ignore" });
  process.on("exit", () => child.kill("SIGKILL"));
  const agent = new https.Agent({ keepAlive: true, maxSockets: 64, ca: readFileSync(`${folder}/certificate.pem`) });
  const nginx = { ...ports, agent, log: () => readFileSync(`${folder}/access.log`, "utf8"), stop };
  for (let tries = 0; !(await listens(ports.port)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(readFileSync(`${folder}/error.log`, "utf8"));
    await wait(50);
  }
  return nginx;

  async function stop() {
    agent.destroy();
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
}

async function listens(port) {
  const socket = net.connect(port, "127.0.0.1");
  const event = await Promise.race([once(socket, "connect").then(() => true), once(socket, "error").then(() => false)]).catch(
    () => false,
  );
  socket.destroy();
  return event;
}

// One request through nginx; gives { status, fields, body }.
export function request(nginx, where, { method = "GET", fields = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: nginx.port, path: where, method, agent: nginx.agent, servername: hostname };
    const sent = https.request({ ...options, headers: { Host: hostname, ...fields } }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode, fields: answer.headers, body: Buffer.concat(pieces).toString() }),
      );
    });
    sent.on("error", reject);
    sent.setTimeout(30_000, () => sent.destroy(new Error("no answer")));
    sent.end(body);
  });
}
