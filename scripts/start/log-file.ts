import { createWriteStream, existsSync, renameSync, statSync } from "node:fs";
import type { WriteStream } from "node:fs";

const LARGEST = 20 * 1024 ** 2;

/** What a child says, in a file that never grows beyond 20 MB; the part before that is kept as `<file>.1`. */
export class LogFile {
  readonly #file: string;
  #stream: WriteStream;
  #bytes: number;

  constructor(file: string) {
    this.#file = file;
    this.#bytes = existsSync(file) ? statSync(file).size : 0;
    this.#stream = createWriteStream(file, { flags: "a", mode: 0o600 });
  }

  write(chunk: Buffer): void {
    if (this.#bytes + chunk.length > LARGEST) this.#turnOver();
    this.#bytes += chunk.length;
    this.#stream.write(chunk);
  }

  close(): void {
    this.#stream.end();
  }

  #turnOver(): void {
    this.#stream.end();
    renameSync(this.#file, `${this.#file}.1`);
    this.#stream = createWriteStream(this.#file, { flags: "a", mode: 0o600 });
    this.#bytes = 0;
  }
}
