// Runs a program beside a PostgreSQL of its own, named to it by COMPLAINT_TEST_POSTGRES (a URL), and gives its exit code.
//   node tests/support/with_postgres.mjs PROGRAM [ARGUMENT...]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startPostgres } from "./postgres.mjs";

const [program, ...args] = process.argv.slice(2);
const postgres = await startPostgres();
const env = { ...process.env, COMPLAINT_TEST_POSTGRES: postgres.url() };
const [code] = await once(spawn(program, args, { stdio: "inherit", env }), "exit");
await postgres.stop();
process.exitCode = code ?? 1;
