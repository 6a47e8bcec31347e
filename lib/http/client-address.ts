/**
 * The network address that a request came from, which nobody can choose for themselves. Next only hands on
 * X-Forwarded-For, and keeps what the client wrote there; so the connection's own address is noted when the request
 * arrives, and the header counts only as far as our own proxies wrote it.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

const PEER = "x-copydesk-peer";

/** Called once when the web server starts. Overwrites what a client sent under that name. */
export function notePeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER] = request.socket.remoteAddress ?? "";
  });
}

/** `proxies`: how many of our own stand in front; each appends the address that it saw. */
export function clientAddress(headers: Headers, proxies: number): string {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const address = proxies > 0 ? forwarded.at(-proxies) : (headers.get(PEER) ?? forwarded.at(-1));
  return networkOf(address ?? "");
}

/** An IPv6 customer has at least a /64, so that is what counts as one address; mapped IPv4 is IPv4. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped ?? isIPv4(address)) return mapped ?? address;
  if (!isIPv6(address)) return "unknown";
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  while (tail !== undefined && groups.length + after.length < 8) groups.push("0");
  const network = [...groups, ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
