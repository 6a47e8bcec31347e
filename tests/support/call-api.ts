/** The API as a program calls it: route files as functions, found by the address, without a server between. */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { inRequest } from "./next-request.ts";

const API = join(import.meta.dirname, "../../app/api/v1");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type RouteFile = { /** As the documents write it: /drafts/{id}. */ path: string; file: string };

const files: RouteFile[] = readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((file) => file.split(sep).at(-1) === "route.ts")
  .map((file) => ({
    file: join(API, file),
    path: `/${file.split(sep).slice(0, -1).join("/").replaceAll("[", "{").replaceAll("]", "}")}`,
  }));

/** Each call that the route files answer, such as `GET /drafts/{id}`. */
export async function listCalls(): Promise<string[]> {
  const calls = await Promise.all(
    files.map(async ({ path, file }) => Object.keys(await load(file)).map((method) => `${method} ${path}`)),
  );
  return calls.flat().sort();
}

export type Sent = {
  secret?: string;
  cookie?: string;
  body?: unknown;
  form?: FormData;
  /** Bytes as they are, with a content type among the headers. */
  raw?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** `call` is method and path with its query string, such as `GET /drafts/42?limit=1`. */
export async function callApi(call: string, sent: Sent = {}): Promise<Response> {
  const [method = "", address = ""] = call.split(" ");
  const { path, params, file } = find(address.split("?")[0] ?? "");
  const handler = (await load(file))[method];
  if (!handler) throw new Error(`${path} does not answer ${method}`);
  const request = requestOf(method, address, sent);
  return inRequest(request.headers, () => handler(request, { params: Promise.resolve(params) }));
}

/** The same, with the answer read as JSON. */
export async function askApi(call: string, sent: Sent = {}) {
  const response = await callApi(call, sent);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}

function requestOf(method: string, address: string, sent: Sent): Request {
  const json = sent.body !== undefined && !sent.form;
  return new Request(`http://desk.invalid/api/v1${address}`, {
    method,
    headers: {
      host: "desk.invalid",
      ...(sent.secret && { authorization: `Bearer ${sent.secret}` }),
      ...(sent.cookie && { cookie: sent.cookie }),
      ...(json && { "content-type": "application/json" }),
      ...sent.headers,
    },
    ...(json && { body: JSON.stringify(sent.body) }),
    ...(sent.form && { body: sent.form }),
    ...(sent.raw && { body: sent.raw }),
    ...(sent.signal && { signal: sent.signal }),
  });
}

function find(path: string): RouteFile & { params: Record<string, string> } {
  for (const route of [...files].sort((a, b) => holes(a.path) - holes(b.path))) {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(path);
    if (match) return { ...route, params: { ...match.groups } };
  }
  throw new Error(`no route answers ${path}`);
}

function holes(path: string): number {
  return path.split("{").length;
}

async function load(file: string): Promise<Record<string, Handler>> {
  const module = (await import(file)) as Record<string, Handler>;
  return Object.fromEntries(METHODS.flatMap((name) => (module[name] ? [[name, module[name]]] : [])));
}
