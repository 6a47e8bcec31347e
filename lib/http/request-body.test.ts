import { describe, expect, it } from "vitest";
import { readBytes, readJson } from "./request-body.ts";

const request = (body: BodyInit, type = "application/json") =>
  new Request("http://desk.invalid/", { method: "POST", body, headers: { "content-type": type } });

/** A body without Content-Length that never ends. */
function endless(sent: { chunks: number }): Request {
  const body = new ReadableStream({
    pull: (controller) => {
      sent.chunks += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  return new Request("http://desk.invalid/", { method: "POST", body, duplex: "half" } as RequestInit);
}

describe("request bodies", () => {
  it("are read as JSON", async () => {
    expect(await readJson(request('{"a":1}'))).toEqual({ a: 1 });
    expect(await readJson(request('{"a":1}', "application/merge-patch+json; charset=utf-8"))).toEqual({ a: 1 });
    expect(await readJson(new Request("http://desk.invalid/", { method: "POST" }))).toEqual({});
  });

  it("are refused when they are something else", async () => {
    await expect(readJson(request("a=1", "application/x-www-form-urlencoded"))).rejects.toMatchObject({ status: 415 });
    await expect(readJson(request("{"))).rejects.toMatchObject({ status: 422 });
    await expect(readJson(request(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toMatchObject({ status: 422 });
  });

  it("are read no further than their limit", async () => {
    const sent = { chunks: 0 };
    await expect(readBytes(endless(sent), 10_000)).rejects.toMatchObject({ code: "too_large" });
    expect(sent.chunks).toBeLessThan(15);
  });
});
