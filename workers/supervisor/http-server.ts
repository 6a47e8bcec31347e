/** The worker's own small port, where one is set: whether it lives and is ready, and its figures. */
import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import { once } from "node:events";
import { registry } from "#lib/metrics/registry";

export type WorkerState = {
  /** What keeps it from taking work: "starting", "ending", "database". Empty when nothing does. */
  missing: () => string[];
};

export type WorkerServer = { port: number; close: () => Promise<void> };

/**
 * `/health` answers 200 as long as the process turns; `/ready` 200 while it takes work, else 503 with what is missing;
 * `/metrics` its figures. It has no secrets, and is meant for the machine's own network. Port 0 takes a free one.
 */
export async function startWorkerServer(port: number, state: WorkerState): Promise<WorkerServer> {
  const server: Server = createServer((request, response) => {
    void answer(request.url ?? "/", state, response).catch(() => response.writeHead(500).end());
  });
  server.listen(port);
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(url: string, state: WorkerState, response: ServerResponse): Promise<void> {
  const [path = ""] = url.split("?");
  switch (path) {
    case "/health":
      return json(response, 200, { status: "ok" });
    case "/ready": {
      const missing = state.missing();
      return json(response, missing.length === 0 ? 200 : 503, { ready: missing.length === 0, missing });
    }
    case "/metrics":
      response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" });
      response.end(await registry.metrics());
      return;
    default:
      return json(response, 404, { error: "There is /health, /ready and /metrics." });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
