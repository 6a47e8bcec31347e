/**
 * What kind of network address this is, by the registries of IANA (special-purpose addresses, RFC 6890 and its
 * updates): the public internet, somebody's own network, or one that no request of ours has any business with.
 */
import { BlockList, isIP, isIPv4 } from "node:net";

export type AddressKind = "public" | "private" | "never";

/** Own machine and own network: a serving engine next door may be there. */
const PRIVATE = blockList([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "::1/128",
  "fc00::/7",
]);

/** Link-local ones (clouds answer there with the machine's credentials), multicast, reserved, for documents and tests. */
const NEVER = blockList([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "100.100.100.200/32",
  "168.63.129.16/32",
  "::/128",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "3fff::/20",
  "5f00::/16",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
  "fd00:ec2::254/128",
  "fd20:ce::254/128",
]);

/** `address` is an IPv4 or IPv6 address; what is neither is "never". */
export function kindOfAddress(address: string): AddressKind {
  const [bare = ""] = address.split("%");
  const family = isIP(bare);
  if (family === 0) return "never";
  const inner = family === 6 ? ipv4Within(bare) : null;
  if (inner) return kindOfAddress(inner);
  const type = family === 4 ? "ipv4" : "ipv6";
  if (NEVER.check(bare, type)) return "never";
  return PRIVATE.check(bare, type) ? "private" : "public";
}

/** The IPv4 address that an IPv6 one leads to: mapped, compatible, NAT64 (RFC 6052, 8215) or 6to4 (RFC 3056). */
function ipv4Within(address: string): string | null {
  const words = wordsOf(address);
  const leads = (prefix: number[]) => prefix.every((word, index) => words[index] === word);
  const at = (index: number) => {
    const [high = 0, low = 0] = words.slice(index, index + 2);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  };
  if (leads([0, 0, 0, 0, 0, 0xffff]) || leads([0, 0, 0, 0, 0xffff, 0])) return at(6);
  if (leads([0, 0, 0, 0, 0, 0]) && (words[6] ?? 0) !== 0) return at(6);
  if (leads([0x64, 0xff9b, 0, 0, 0, 0]) || leads([0x64, 0xff9b, 1])) return at(6);
  return leads([0x2002]) ? at(1) : null;
}

/** The eight words of an address that `isIP` found to be IPv6. */
function wordsOf(address: string): number[] {
  const dotted = /(?<=:)[\d.]+$/.exec(address)?.[0];
  const plain =
    dotted && isIPv4(dotted)
      ? address.slice(0, -dotted.length) +
        dotted
          .split(".")
          .map(Number)
          .map((byte, index, bytes) => (index % 2 === 0 ? ((byte << 8) | (bytes[index + 1] ?? 0)).toString(16) : ""))
          .filter((word) => word !== "")
          .join(":")
      : address;
  const [head = "", tail] = plain.split("::");
  const read = (part: string) => (part === "" ? [] : part.split(":").map((word) => Number.parseInt(word, 16)));
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function blockList(networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), isIPv4(address) ? "ipv4" : "ipv6");
  }
  return list;
}
