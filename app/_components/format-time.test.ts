import { describe, expect, it } from "vitest";
import { formatTime } from "./format-time.ts";

const now = new Date("2026-11-23T14:30:00Z");
const utc = { locale: "en-GB", timeZone: "UTC", now };

describe("formatTime", () => {
  it("writes the clock for today, the weekday for this week, the date before", () => {
    const short = (at: string) => formatTime(new Date(at), "short", utc);
    expect(short("2026-11-23T11:20:00Z")).toBe("11:20");
    expect(short("2026-11-20T08:00:00Z")).toBe("Friday");
    expect(short("2026-11-10T08:00:00Z")).toBe("10 Nov");
    expect(short("2025-11-18T08:00:00Z")).toBe("18 Nov 2025");
  });

  it("names the coming days of the week too", () => {
    expect(formatTime(new Date("2026-11-27T08:00:00Z"), "short", utc)).toBe("Friday");
  });

  it("counts today by the calendar of the zone", () => {
    const lateYesterday = new Date("2026-11-22T23:30:00Z");
    expect(formatTime(lateYesterday, "short", utc)).toBe("Sunday");
    expect(formatTime(lateYesterday, "short", { ...utc, timeZone: "Europe/Berlin" })).toBe("00:30");
  });

  it("writes date and clock where both matter", () => {
    expect(formatTime(now, "moment", utc)).toBe("23 November 2026 at 14:30");
    expect(formatTime(now, "date", utc)).toBe("23 November 2026");
    expect(formatTime(now, "time", utc)).toBe("14:30");
  });
});
