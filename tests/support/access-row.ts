import type { Scope } from "#lib/auth/actor";
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";

export type AccessRow = {
  call: string;
  scope: Scope;
  who: PersonName[];
  status: number;
  /** What others than members of the project hear; 404 unless given. */
  outside?: number;
  /** Takes the cookie of the desk's own pages. */
  session?: true;
  /** Makes what the call needs: parts of the path, query string and body. */
  arrange?: (desk: AccessDesk) => Promise<{ params?: Record<string, string>; query?: string; body?: unknown }>;
};
