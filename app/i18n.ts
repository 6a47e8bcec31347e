/** The interface's words. No locale in the URL: English for now, one catalogue for each language in messages/. */
import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { messages } from "./messages/en.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: "en";
    Messages: typeof messages;
  }
}

/** Dates that the server writes are UTC; `LocalTime` turns them into the reader's zone. */
export default getRequestConfig(() => Promise.resolve({ locale: "en" as const, messages, timeZone: "UTC" }));
