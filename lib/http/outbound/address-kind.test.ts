import { describe, expect, it } from "vitest";
import { kindOfAddress } from "./address-kind.ts";

describe("the kind of a network address", () => {
  it.each([
    "93.184.216.34",
    "8.8.8.8",
    "2606:4700::6810:84e5",
    "64:ff9b::808:808",
    "2002:808:808::1",
    "::ffff:8.8.8.8",
  ])("%s is public", (address) => expect(kindOfAddress(address)).toBe("public"));

  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::",
  ])("%s is private", (address) => expect(kindOfAddress(address)).toBe("private"));

  it.each([
    "0.0.0.0",
    "169.254.169.254",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "fd00:ec2::254",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "2001:db8::1",
    "example.org",
    "",
    "0x7f.1",
  ])("%s is never asked", (address) => expect(kindOfAddress(address)).toBe("never"));

  it("172.32.0.1 and 100.128.0.1 lie beyond the private ranges", () => {
    expect([kindOfAddress("172.32.0.1"), kindOfAddress("100.128.0.1")]).toEqual(["public", "public"]);
  });
});
