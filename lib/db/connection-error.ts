/** Prisma: cannot reach, timed out, closed, pool time-out, transaction closed under us. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** Node's sockets, and PostgreSQL's classes 08 (connection) and 57P (shutdown, starting up). */
const OTHER_CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|08\w{3}|57P0\d)$/;
const ADAPTER_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout"]);
/** node-postgres gives no code when the server goes away in the middle of a query. */
const TERMINATED = "Connection terminated";

/** Whether the database went away, so that the same statement may be tried again. Looks into causes. */
export function isConnectionLost(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, kind, originalCode, message, cause, meta } = error as Record<string, unknown>;
  if (typeof code === "string" && (PRISMA_CODES.has(code) || OTHER_CODES.test(code))) return true;
  if (typeof originalCode === "string" && OTHER_CODES.test(originalCode)) return true;
  if (typeof kind === "string" && ADAPTER_KINDS.has(kind)) return true;
  if (typeof message === "string" && message.startsWith(TERMINATED)) return true;
  return isConnectionLost(cause, depth + 1) || isConnectionLost(driverError(meta), depth + 1);
}

function driverError(meta: unknown): unknown {
  return typeof meta === "object" && meta !== null ? (meta as Record<string, unknown>).driverAdapterError : undefined;
}
