/** Classes of bad model files: each is refused for its reason, with a sentence for the person who brought it. */
import { expect, it } from "vitest";
import { sourceOfBytes } from "#lib/models/formats/byte-source";
import type { ByteSource } from "#lib/models/formats/byte-source";
import { FormatFault } from "#lib/models/formats/format-fault";
import type { FormatFaultCode } from "#lib/models/formats/format-fault";

export type Bad = [what: string, code: FormatFaultCode, bytes: Uint8Array];

export function refuses(read: (source: ByteSource) => Promise<unknown>, files: Bad[]): void {
  it.each(files)("refuses %s: %s", async (_what, code, bytes) => {
    const fault = await read(sourceOfBytes(bytes)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(FormatFault);
    expect(fault).toMatchObject({ code, message: expect.stringMatching(/^.{10,}\.$/s) });
  });
}

/** The file cut off after these shares of it. */
export const cuts = (bytes: Uint8Array, ...shares: number[]) =>
  shares.map((share) => bytes.slice(0, Math.floor(bytes.length * share)));
