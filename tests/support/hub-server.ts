/**
 * A hub on this machine, with a content network on a second port, as the real one behaves: `resolve/<revision>/<path>`
 * redirects large files to the network with `x-linked-etag` and `x-linked-size`, small ones have git's blob name as etag.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type HubFileOptions = {
  content: Buffer;
  /** Large files lie on the content network; small ones come from the hub itself. */
  large?: boolean;
  /** What the hub states instead of the true digest; null: nothing. */
  stated?: string | null;
  statedBytes?: number;
  /** Answers these first, one for each request to the hub. */
  statuses?: { status: number; retryAfter?: string }[];
  /** Cuts the connection after so many bytes of the body, once for each number. */
  cuts?: number[];
  /** Sends so many bytes and then nothing, once. */
  stallAfter?: number;
  ignoresRanges?: boolean;
  /** Bytes in ten milliseconds. */
  pace?: number;
  token?: string;
  /** Sent instead of `content`, once. */
  wrongOnce?: Buffer;
};

export type HubRequest = {
  at: "hub" | "network";
  method: string;
  path: string;
  range: string | null;
  token: string | null;
};

export type Hub = {
  url: string;
  /** Files lie there under `<repository>/<path>`, without the hub's ceremony. */
  networkUrl: string;
  requests: HubRequest[];
  add(repository: string, path: string, options: HubFileOptions): void;
  close(): Promise<void>;
};

export const COMMIT = "5".repeat(40);

/** On any free port, or the one that a desk was told. */
export async function startHub(port = 0): Promise<Hub> {
  const files = new Map<string, HubFileOptions>();
  const requests: HubRequest[] = [];
  const record = (at: "hub" | "network", request: IncomingMessage) =>
    requests.push({
      at,
      method: request.method ?? "",
      path: request.url ?? "",
      range: request.headers.range ?? null,
      token: request.headers.authorization ?? null,
    });

  const network = createServer((request, response) => {
    record("network", request);
    const file = files.get((request.url ?? "").slice(1));
    if (file) void send(request, response, file);
    else response.writeHead(404).end();
  });
  await listen(network);

  const hub = createServer((request, response) => {
    record("hub", request);
    const listed = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/?]+)/.exec(request.url ?? "");
    if (listed) return answerListing(response, listed[1] ?? "", listed[2] ?? "", files);
    const match = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(request.url ?? "");
    const file = match && files.get(`${match[1]}/${match[2]}`);
    if (!file) return response.writeHead(404).end();
    const refusal = file.statuses?.shift();
    if (refusal)
      return response.writeHead(refusal.status, refusal.retryAfter ? { "retry-after": refusal.retryAfter } : {}).end();
    if (file.token && request.headers.authorization !== `Bearer ${file.token}`) return response.writeHead(401).end();
    response.setHeader("x-repo-commit", COMMIT);
    if (!file.large) {
      const stated = file.stated === undefined ? gitBlob(file.content) : file.stated;
      if (stated !== null) response.setHeader("etag", `"${stated}"`);
      return void send(request, response, file);
    }
    const stated = file.stated === undefined ? sha256(file.content) : file.stated;
    if (stated !== null) response.setHeader("x-linked-etag", `"${stated}"`);
    response.setHeader("x-linked-size", String(file.statedBytes ?? file.content.byteLength));
    response.writeHead(302, { location: `${addressOf(network)}/${match[1]}/${match[2]}` }).end();
  });
  await listen(hub, port);

  return {
    url: addressOf(hub),
    networkUrl: addressOf(network),
    requests,
    add: (repository, path, options) => void files.set(`${repository}/${path}`, options),
    async close() {
      for (const server of [hub, network]) {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      }
    },
  };
}

/** As the hub's API lists a repository. */
function answerListing(response: ServerResponse, repository: string, what: string, all: Map<string, HubFileOptions>) {
  const files = [...all].filter(([path]) => path.startsWith(`${repository}/`));
  if (files.length === 0) return void response.writeHead(404).end();
  response.setHeader("content-type", "application/json");
  if (what === "revision") return void response.end(JSON.stringify({ id: repository, sha: COMMIT }));
  const list = files.map(([path, { content, large, stated }]) => ({
    ...{ type: "file", path: path.slice(repository.length + 1), size: content.byteLength, oid: gitBlob(content) },
    ...(large && { lfs: { oid: stated ?? sha256(content), size: content.byteLength, pointerSize: 134 } }),
  }));
  response.end(JSON.stringify([{ type: "directory", path: "onnx", size: 0, oid: "0" }, ...list]));
}

export function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

export function gitBlob(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.byteLength}\0`).update(content).digest("hex");
}

async function send(request: IncomingMessage, response: ServerResponse, file: HubFileOptions): Promise<void> {
  const head = request.method === "HEAD";
  const content = (!head && takeOnce(file, "wrongOnce")) || file.content;
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
  const start = asked !== undefined && !file.ignoresRanges ? Number(asked) : 0;
  if (start > content.byteLength) return void response.writeHead(416).end();
  const body = content.subarray(start);
  const range = { "content-range": `bytes ${start}-${content.byteLength - 1}/${content.byteLength}` };
  response.writeHead(start > 0 ? 206 : 200, { "content-length": body.byteLength, ...(start > 0 ? range : {}) });
  if (head) return void response.end();
  const cut = file.cuts?.shift();
  const stall = cut === undefined ? takeOnce(file, "stallAfter") : undefined;
  await write(response, body.subarray(0, cut ?? stall), file.pace);
  // What was sent has to arrive first: a reset throws away what the other side has not read yet.
  if (cut !== undefined) setTimeout(() => response.destroy(), 25);
  else if (stall === undefined) response.end();
}

async function write(response: ServerResponse, body: Buffer, pace = Infinity): Promise<void> {
  for (let at = 0; at < body.byteLength && !response.destroyed; at += Math.min(pace, body.byteLength)) {
    await new Promise((resolve) => response.write(body.subarray(at, at + pace), resolve));
    if (pace !== Infinity) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function takeOnce<Key extends "wrongOnce" | "stallAfter">(file: HubFileOptions, key: Key): HubFileOptions[Key] {
  const value = file[key];
  delete file[key];
  return value;
}

async function listen(server: Server, port = 0): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
