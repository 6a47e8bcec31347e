/** What stops a start: a sentence for people, and the exit code for scripts. */
export class StartFault extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = "StartFault";
    this.exitCode = exitCode;
  }
}

export const PORT_TAKEN = 3;
export const DATA_IN_USE = 4;
export const DISK_FULL = 5;
