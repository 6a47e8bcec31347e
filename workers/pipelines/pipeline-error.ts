/** Why a pipeline cannot give a draft: something that the person who ordered it can change. */
export const pipelineErrorCodes = [
  "no-sources",
  "language-unsupported",
  "nothing-usable",
  "prompt-too-long",
  "model-output-invalid",
  "model-missing",
] as const;

export type PipelineErrorCode = (typeof pipelineErrorCodes)[number];

/** `message` is for a person: what happened, in plain words. `catalogIds`: models that would help. */
export class PipelineError extends Error {
  readonly code: PipelineErrorCode;
  readonly catalogIds: string[];
  constructor(code: PipelineErrorCode, message: string, catalogIds: string[] = []) {
    super(message);
    this.name = "PipelineError";
    this.code = code;
    this.catalogIds = catalogIds;
  }
}
