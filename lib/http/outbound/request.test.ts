import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Resolve } from "./guarded-lookup.ts";
import { readText } from "./read-text.ts";
import { createOutboundClient, type OutboundRequest } from "./request.ts";

let server: Server;
let port = 0;
let asked = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    response.end("hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function request(url: string): OutboundRequest {
  const { signal } = new AbortController();
  return { method: "GET", url: new URL(url), headers: {}, connectMs: 30_000, answerMs: 30_000, signal };
}

/** A resolver that gives these answers, one for each look-up. */
function resolver(...answers: string[][]): Resolve {
  const resolve = (_name: string, _options: object, callback: (error: null, found: object[]) => void) => {
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    process.nextTick(() =>
      callback(
        null,
        answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      ),
    );
  };
  return resolve as unknown as Resolve;
}

async function ask(url: string, privateAddresses: boolean, resolve?: Resolve): Promise<string> {
  const client = createOutboundClient({ privateAddresses }, resolve);
  try {
    const answer = await client.send(request(url));
    return await readText(answer.body, 1_000);
  } finally {
    client.close();
  }
}

describe("an outbound request", () => {
  it("reaches a private address only where that is allowed", async () => {
    await expect(ask(`http://127.0.0.1:${port}/`, true)).resolves.toBe("hello");
    await expect(ask(`http://127.0.0.1:${port}/`, false)).rejects.toMatchObject({
      code: "address-refused",
      message: expect.stringContaining("COPYDESK_PRIVATE_ENDPOINTS") as string,
    });
  });

  it.each(["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "[::1]", "[::ffff:7f00:1]"])(
    "is refused for the own machine written as %s",
    async (host) => {
      const before = asked;
      await expect(ask(`http://${host}:${port}/`, false)).rejects.toMatchObject({ code: "address-refused" });
      expect(asked).toBe(before);
    },
  );

  it("is refused for a name that leads to a private address, and for one that changes its mind", async () => {
    const before = asked;
    await expect(ask(`http://desk.test:${port}/`, false, resolver(["10.0.0.1"]))).rejects.toMatchObject({
      code: "address-refused",
    });
    const rebinding = resolver(["127.0.0.1"]);
    await expect(ask(`http://desk.test:${port}/`, false, rebinding)).rejects.toMatchObject({ code: "address-refused" });
    expect(asked).toBe(before);
  });

  it("takes of a name only the addresses that may be asked", async () => {
    const mixed = resolver(["169.254.169.254", "127.0.0.1"]);
    await expect(ask(`http://desk.test:${port}/`, true, mixed)).resolves.toBe("hello");
  });

  it("never asks where clouds keep the machine's credentials", async () => {
    await expect(ask("http://169.254.169.254/latest/meta-data", true)).rejects.toMatchObject({
      code: "address-refused",
    });
  });

  it("says that nobody answers, and ends with the reason of its signal", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    await expect(ask(`http://127.0.0.1:${free}/`, true)).rejects.toMatchObject({ code: "unreachable" });
    const client = createOutboundClient({ privateAddresses: true });
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(client.send({ ...request(`http://127.0.0.1:${port}/`), signal })).rejects.toThrow("no longer wanted");
  });

  it("reads no more than it may", async () => {
    const client = createOutboundClient({ privateAddresses: true });
    const answer = await client.send(request(`http://127.0.0.1:${port}/`));
    await expect(readText(answer.body, 3)).rejects.toMatchObject({ code: "too-large" });
    client.close();
  });
});
