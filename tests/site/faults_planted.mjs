// Can the campaigns and tests see the receiver break? Each fault here is put into a copy of shell/site, and what is named with it
// must fail.
//   node tests/site/faults_planted.mjs [NUMBER...]     needs build/native
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const build = path.join(root, "build/native");
const tree = path.join(root, "build/faults-site");
const hostile = ["tests/site/hostile.mjs", "6000"];
const slow = ["tests/site/slow.mjs", "128", "8"];
const limits = ["--test", "tests/site/limits.test.mjs"];
const attacks = ["--test", "tests/site/attacks.test.mjs"];

// [what, what must fail, file, text that it holds once, what stands there instead]
const faults = [
  [
    "a bare LF is taken for CRLF",
    hostile,
    "connection.cpp",
    "const int refusal = parse_head(std::string_view(buffer_).substr(0, size), *parser_);",
    `std::string head;
  for (std::size_t i = 0; i < size; ++i) {
    if (buffer_[i] == '\\n' && (i == 0 || buffer_[i - 1] != '\\r')) head += '\\r';
    head += buffer_[i];
  }
  const int refusal = parse_head(head, *parser_);`,
  ],
  ["folded fields are taken", hostile, "http_head.cpp", 'if (head.find("\\r\\n ") != std::string_view::npos', "if (head.empty()"],
  ["a coding in HTTP/1.0 is taken", hostile, "http_head.cpp", "codings > 0 && message.version() == 10", "codings > 9"],
  [
    "the connection stays open after a malformed body",
    hostile,
    "connection.cpp",
    "!reply.is_last && can_stay_open()",
    "(reply.is_last || can_stay_open()) && !server_.is_stopping()",
  ],
  [
    "trailers are taken",
    hostile,
    "connection.cpp",
    "field_count(parser_->get()) > fields",
    "field_count(parser_->get()) < fields",
  ],
  [
    "every connection leaks 4 KiB",
    hostile,
    "connection.cpp",
    "  error_code error;\n  socket_.non_blocking(true, error);",
    "  error_code error;\n  static_cast<void>(new std::string(4096, 'x'));\n  socket_.non_blocking(true, error);",
  ],
  ["connections have no limit", hostile, "server.h", "kMaxConnections = 512", "kMaxConnections = 100000"],
  [
    "new connections are refused instead of old ones",
    hostile,
    "server.cpp",
    "return connection->phase() != Phase::work; };",
    "return connection->phase() == Phase::closed; };",
  ],
  ["a path may begin with a dot", hostile, "static_files.cpp", "!name.empty() && name.front() != '.' &&", "!name.empty() &&"],
  [
    "a slow reader blocks the thread of the connections",
    slow,
    "connection.cpp",
    "co_await http::async_write(socket_, *reply.serializer, into(reply.error));",
    "socket_.non_blocking(false, reply.error);\n    socket_.native_non_blocking(false, reply.error);\n    http::write(socket_, *reply.serializer, reply.error);",
  ],
  ["the stop waits for slow clients", slow, "server.h", "kStopTime{2000}", "kStopTime{300000}"],
  ["a slow request has all the time it wants", limits, "connection.cpp", "  is_late_ = true;\n", "  return;\n"],
  [
    "a body in chunks has no limit",
    limits,
    "connection.cpp",
    "parser_->body_limit(kMaxPayloadBytes)",
    "parser_->body_limit(1U << 30U)",
  ],
  [
    "of two keys the first counts",
    attacks,
    "http_head.cpp",
    'if (message.count("Idempotency-Key") > 1) request.post.idempotency_key.reset();',
    'request.post.idempotency_key = view(message["Idempotency-Key"]);',
  ],
];

const run = (command) => execFileSync("sh", ["-c", command], { cwd: build, stdio: ["ignore", "ignore", "inherit"] });

// Compiles what the fault touches, quickly, and links it before the library of the true receiver.
function makeFaulty(file, from, to) {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(path.join(tree, "bin"), { recursive: true });
  cpSync(path.join(root, "shell/site"), path.join(tree, "site"), { recursive: true });
  const text = readFileSync(path.join(tree, "site", file), "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
  writeFileSync(
    path.join(tree, "site", file),
    text.replace(from, () => to),
  );
  const commands = execFileSync("ninja", ["-t", "commands", "complaint-site"], { cwd: build, encoding: "utf8" }).split("\n");
  const touched = file.endsWith(".h") ? ["connection.cpp", "server.cpp"] : [file];
  const objects = touched.map((name) => {
    const object = path.join(tree, `${name}.o`);
    const command = commands.find((line) => line.endsWith(`shell/site/${name}`));
    run(
      command
        .replace(/^(\S+)/, `$1 -I${tree}`)
        .replace(/-O3/, "-O0 -w")
        .replace(/ -M.*$/, ` -c ${tree}/site/${name} -o ${object}`),
    );
    return object;
  });
  const link = commands.find((line) => line.includes("-o bin/complaint-site "));
  run(link.replace("-o bin/complaint-site", `${objects.join(" ")} -o ${tree}/bin/complaint-site`));
}

function tryFault([what, check, file, from, to], number) {
  makeFaulty(file, from, to);
  const env = { ...process.env, COMPLAINT_BIN: path.join(tree, "bin") };
  const found = spawnSync("node", check, { cwd: root, env, encoding: "utf8", timeout: 180_000 });
  const isSeen = found.status !== 0;
  const said = /"failures":\["([^:"]*)/.exec(found.stdout)?.[1] ?? /^not ok \d+ - (.*)$/m.exec(found.stdout)?.[1] ?? "";
  console.log(
    `${number}  ${isSeen ? "seen" : "NOT SEEN"}  ${what}  (${path.basename(check.at(check[0] === "--test" ? 1 : 0))}: ${said})`,
  );
  return isSeen;
}

const chosen = process.argv.slice(2).map(Number);
const tried = faults.map((fault, at) => [fault, at + 1]).filter(([, number]) => chosen.length === 0 || chosen.includes(number));
const seen = tried.filter(([fault, number]) => tryFault(fault, number)).length;
console.log(`planted faults seen: ${seen} of ${tried.length}`);
process.exit(seen === tried.length ? 0 : 1);
