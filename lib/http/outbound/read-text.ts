import { OutboundError } from "./outbound-error.ts";

/** The whole body as UTF-8; broken sequences become U+FFFD. Throws OutboundError `too-large`. */
export async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new OutboundError("too-large", "The server's answer is larger than it may be.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
