export type DescribedError = { type: string; message: string; code?: string; stack?: string; cause?: DescribedError };

const LONGEST = 1_000;
const MOST_CAUSES = 4;

/** `//user:password@` of an address, and tokens of ours. */
const IN_ADDRESS = /\/\/[^/@\s"']+@/g;
const TOKEN = /\bcd_[\w-]{20,}/g;
/** Prisma repeats the arguments of a call that it refuses, texts and all, between these two. */
const PRISMA_CALL = /(Invalid `[^`]*` invocation)[\s\S]*\n(?=[^\n]*$)/;

/** An error for the log: what it says without what was being worked on, where it comes from, and its causes. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: clean(error.message),
    ...(typeof code === "string" && { code }),
    ...(error.stack && { stack: placesOf(error.stack) }),
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

function clean(message: string): string {
  return message
    .replace(PRISMA_CALL, "$1: ")
    .replaceAll(IN_ADDRESS, "//[removed]@")
    .replaceAll(TOKEN, "[removed]")
    .slice(0, LONGEST);
}

/** A stack begins with the message, which was cleaned by itself. */
function placesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
