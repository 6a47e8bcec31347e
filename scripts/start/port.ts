import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { PORT_TAKEN, StartFault } from "./fault.ts";

/** What a desk that was killed had started may listen for that long. */
const LEFT_OVER_PATIENCE = 5_000;

/** Throws a StartFault when nobody but another program could listen there. */
export async function claimPort(port: number, leftOver: boolean): Promise<void> {
  const deadline = Date.now() + (leftOver ? LEFT_OVER_PATIENCE : 0);
  for (;;) {
    const problem = await portProblem(port);
    if (problem === null) return;
    if (problem === "EACCES")
      throw new StartFault(`This account may not listen on port ${port}. Set PORT to one above 1023.`, PORT_TAKEN);
    if (Date.now() >= deadline)
      throw new StartFault(
        `Port ${port} is taken by another program. Set PORT to a free one, for example PORT=${port + 1} npm start.`,
        PORT_TAKEN,
      );
    await pause(100);
  }
}

export async function isFree(port: number, host: string): Promise<boolean> {
  return (await portProblem(port, host)) === null;
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Null, or why we could not listen: EADDRINUSE, EACCES. Without a host: on every address, as the web process does. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}
