/** Runs once when the web server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeerAddresses } = await import("./lib/http/client-address.ts");
  const { noteEnding } = await import("./lib/http/ending.ts");
  notePeerAddresses();
  noteEnding();
}
