import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { clientAddress, notePeerAddresses } from "./client-address.ts";

const headers = (peer: string, forwarded?: string) =>
  new Headers({ "x-copydesk-peer": peer, ...(forwarded && { "x-forwarded-for": forwarded }) });

describe("clientAddress", () => {
  it("is the connection's own, whatever the client says", () => {
    expect(clientAddress(headers("203.0.113.7", "198.51.100.1"), 0)).toBe("203.0.113.7");
  });

  it("is what our outermost proxy saw, not what the client put before it", () => {
    const request = headers("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.9");
    expect(clientAddress(request, 1)).toBe("10.0.0.9");
    expect(clientAddress(request, 2)).toBe("198.51.100.1");
  });

  it("is one for the whole network of an IPv6 customer", () => {
    expect(clientAddress(headers("2001:db8:1:2::1"), 0)).toBe("2001:db8:1:2::/64");
    expect(clientAddress(headers("2001:0db8:0001:0002:ffff:1:2:3"), 0)).toBe("2001:db8:1:2::/64");
    expect(clientAddress(headers("::1"), 0)).toBe("0:0:0:0::/64");
    expect(clientAddress(headers("fe80::1%eth0"), 0)).toBe("fe80:0:0:0::/64");
    expect(clientAddress(headers("::ffff:203.0.113.7"), 0)).toBe("203.0.113.7");
  });

  it("is unknown when the header holds no address", () => {
    expect(clientAddress(headers("nonsense"), 0)).toBe("unknown");
    expect(clientAddress(new Headers(), 2)).toBe("unknown");
  });

  it("is noted for each request, over what a client sent under the same name", async () => {
    notePeerAddresses();
    const server = createServer((request, response) => response.end(request.headers["x-copydesk-peer"]));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await fetch(url, { headers: { "x-copydesk-peer": "6.6.6.6" } });
    expect(await answer.text()).toBe("127.0.0.1");
    await new Promise((resolve) => server.close(resolve));
  });
});
