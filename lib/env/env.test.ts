import { describe, expect, it } from "vitest";
import { readSettings } from "./env.ts";

const enough = { DATABASE_URL: "postgresql://desk@localhost/desk", COPYDESK_SECRET: "s".repeat(32) };

describe("readSettings", () => {
  it("fills in what is not set, and takes an empty value as not set", () => {
    const settings = readSettings({ ...enough, PORT: "", COPYDESK_PUBLIC_URL: "" });
    expect(settings.PORT).toBe(3000);
    expect(settings.COPYDESK_PUBLIC_URL).toBeUndefined();
  });

  it("says of each wrong value what it has to be, in one sentence", () => {
    const wrong = { ...enough, PORT: "70000", LOG_LEVEL: "loud", COPYDESK_PUBLIC_URL: "desk.example" };
    expect(() => readSettings(wrong)).toThrow(
      [
        'PORT is "70000", but has to be a whole number from 1 to 65535.',
        'COPYDESK_PUBLIC_URL is "desk.example", but has to be an address that starts with http:// or https://.',
        'LOG_LEVEL is "loud", but has to be one of silent, error, warn, info, debug.',
      ].join("\n"),
    );
  });

  it("says that a setting is missing", () => {
    expect(() => readSettings({ COPYDESK_SECRET: enough.COPYDESK_SECRET })).toThrow("DATABASE_URL is not set");
  });

  it("asks for a bucket and for both keys where they are needed", () => {
    expect(() => readSettings({ ...enough, COPYDESK_STORAGE: "s3" })).toThrow(
      "COPYDESK_S3_BUCKET is not set: it has to be the name of a bucket where COPYDESK_STORAGE is s3.",
    );
    const half = { COPYDESK_STORAGE: "s3", COPYDESK_S3_BUCKET: "desk", COPYDESK_S3_ACCESS_KEY: "key" };
    expect(() => readSettings({ ...enough, ...half })).toThrow("COPYDESK_S3_SECRET_KEY is not set");
    expect(readSettings({ ...enough, ...half, COPYDESK_S3_SECRET_KEY: "s" }).COPYDESK_S3_BUCKET).toBe("desk");
  });

  it("shows no secret", () => {
    const secrets = { DATABASE_URL: "mysql://desk:hunter2@host/desk", COPYDESK_ADMIN_PASSWORD: "hunter2" };
    expect(() => readSettings({ ...enough, ...secrets })).toThrow(/^(?!.*hunter2)/s);
  });
});
