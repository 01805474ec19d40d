// The network of a test: the package as the build has made it, and a receiver of complaints.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

// tests/web/dom_bundle.mjs
declare const complaintPackage: string; // where the package is served
declare const forgetAssets: () => void;

export interface Post {
  readonly address: string;
  readonly headers: Headers;
  readonly credentials: string | undefined;
  readonly body: string;
}

type Receiver = (post: Post) => Response | Promise<Response>;

const receipt = (reference: string): Response =>
  Response.json({ reference, receivedAt: "2026-11-22T12:00:01Z" }, { status: 201 });

// What stands between the form and its files.
interface Obstacle {
  readonly name: RegExp;
  readonly passed: Promise<void>;
}

export class Net {
  readonly asked: string[] = []; // names of files, in order
  readonly posts: Post[] = [];
  receiver: Receiver = () => receipt("AG-2026-1");
  #obstacles: Obstacle[] = [];

  // As for a page that has fetched nothing yet.
  begin(): void {
    forgetAssets();
    this.#obstacles = [];
    this.asked.length = this.posts.length = 0;
    this.receiver = () => receipt("AG-2026-1");
  }

  // Files of that name wait until the returned function is called, and fail where it is given a reason.
  hold(name: RegExp): (reason?: string) => void {
    let letGo: (reason?: string) => void = () => undefined;
    const passed = new Promise<void>((resolve, reject) => {
      letGo = (reason) => (reason === undefined ? resolve() : reject(new Error(reason)));
    });
    passed.catch(() => undefined);
    const obstacle = { name, passed };
    this.#obstacles.push(obstacle);
    return (reason) => {
      this.#obstacles = this.#obstacles.filter((other) => other !== obstacle);
      letGo(reason);
    };
  }

  readonly fetch = async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, "https://site.example/");
    if (init.method === "POST") return this.#receive(url.href, init);
    const name = url.href.startsWith(`${complaintPackage}/`) ? url.href.slice(complaintPackage.length + 1) : "";
    this.asked.push(basename(name));
    for (const obstacle of this.#obstacles) if (obstacle.name.test(name)) await obstacle.passed;
    if (name === "") return new Response("", { status: 404 });
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(new Uint8Array(readFileSync(`build/web/package/${name}`)), { headers: { "Content-Type": type } });
  };

  #receive(address: string, init: RequestInit): Response | Promise<Response> {
    const post = {
      address,
      headers: new Headers(init.headers),
      credentials: init.credentials,
      body: Buffer.from(init.body as Uint8Array).toString(),
    };
    this.posts.push(post);
    return this.receiver(post);
  }
}

export const net = new Net();
Object.assign(globalThis, { fetch: net.fetch });
