// Servers of frameworks, each a process of its own, and one origin for such a server and the receiver.
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

// Runs a command of Node until it answers on the port; `stop` ends it.
export async function startServer(folder, args, port, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill());
  const log = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => log.push(String(piece)));
  const ended = once(child, "close");
  const stop = async () => {
    child.kill();
    await ended;
  };
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null) throw new Error(`${args.join(" ")} ended with ${child.exitCode}: ${log.join("")}`);
    if (tries === 600) throw new Error(`${args.join(" ")} does not answer: ${log.join("")}`, { cause: await stop() });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { port, log, stop };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => socket.end() && resolve(true));
    socket.once("error", () => resolve(false));
  });
}

// Development servers speak to their pages through web sockets.
function passSocket({ method, url, rawHeaders }, socket, head, port) {
  const lines = rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join("");
  const passed = net.connect({ port, host: "127.0.0.1" }, () => {
    passed.write(`${method} ${url} HTTP/1.1\r\n${lines}\r\n`);
    passed.write(head);
    socket.pipe(passed).pipe(socket);
  });
  for (const [one, other] of [
    [socket, passed],
    [passed, socket],
  ]) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
}

// Passes /api/ on to the receiver and everything else to the framework's server, as a host's own proxy does.
export async function oneOrigin(server, receiver) {
  const proxy = http.createServer((request, response) => {
    const { port } = request.url.startsWith("/api/") ? receiver : server;
    const { method, url: path, headers } = request;
    const passed = http.request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  proxy.on("upgrade", (request, socket, head) => passSocket(request, socket, head, server.port));
  const sockets = new Set();
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const stop = async () => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
    await once(proxy, "close");
  };
  return { url: `http://127.0.0.1:${proxy.address().port}`, stop };
}
