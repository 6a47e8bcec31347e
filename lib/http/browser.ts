import { isSecure } from "../auth/cookie.ts";
import { env } from "../env/env.ts";
import { clientAddress } from "./client-address.ts";

/** Who sends this request, as far as sign-in cares. */
export function browserOf(headers: Headers): { address: string; userAgent: string } {
  return {
    address: clientAddress(headers, env.COPYDESK_PROXIES),
    userAgent: headers.get("user-agent") ?? "",
  };
}

/** The address of this site for links that people hand on, without a slash at its end. */
export function ourOrigin(headers: Headers): string {
  if (env.COPYDESK_PUBLIC_URL) return env.COPYDESK_PUBLIC_URL.replace(/\/+$/, "");
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? `localhost:${env.PORT}`;
  return `${isSecure(headers) ? "https" : "http"}://${host}`;
}
