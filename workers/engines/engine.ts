/**
 * The engine contract. An engine is one model version, loaded in one engine process; it does one or more
 * of the tasks below. An adapter is an engine of its own beside its base, in the same process and over the same weights.
 * The supervisor never loads one: it talks to engine processes through workers/inference, whose client implements this
 * same contract.
 */

export const engineNames = ["llama", "onnx", "bergamot", "openai", "extractive", "scripted"] as const;

export type EngineName = (typeof engineNames)[number];

export type EngineTask = "write" | "embed" | "translate" | "classify" | "entail" | "summarise";

/** What made the text: goes into every result and is stored with the generation. */
export type ModelVersionRef = {
  id: string;
  name: string;
  number: number;
  /** SHA-256 over the version's manifest, hex. */
  digest: string;
  format: "gguf" | "onnx" | "bergamot" | "remote" | "none";
};

export type LoadRequest = {
  engine: EngineName;
  version: ModelVersionRef;
  /** Path inside the version (as in its manifest) → absolute path of the verified file. */
  files: Record<string, string>;
  /** Version settings from the catalog or the registry; each engine checks its own with zod. */
  settings: Record<string, unknown>;
  /** For versions that a server elsewhere runs. Handed over when the engine is loaded, and stored nowhere else in clear. */
  remote?: {
    key: string | null;
    /** Whether servers on this machine and in its own network may be asked. */
    privateAddresses: boolean;
  };
};

export type Message = { role: "system" | "user" | "assistant"; content: string };

export type JsonSchema = Record<string, unknown>;

export type TextCall = {
  messages: Message[];
  maxTokens: number;
  temperature: number;
  /** No default here: the caller stores the seed that it asked for. */
  seed: number;
  /** Constrains decoding, or comes back in `ignored`. */
  json: JsonSchema | undefined;
  /** Generation ends before the first of these; the stop text is not part of the result. */
  stopTexts: string[];
  /** Looked at between tokens and between chunks of the prompt. */
  signal: AbortSignal;
  onText: (text: string) => void;
};

export type TextResult = {
  text: string;
  usage: {
    inputTokens: number;
    outputTokens: number;
    cachedTokens: number;
    /** True where the engine could not count, so that input and output are estimates. */
    estimated?: boolean;
  };
  stop: "end" | "length" | "aborted";
  ignored: { setting: keyof TextCall; why: string }[];
};

/**
 * Throws `EngineError("prompt-too-long")` when prompt and `maxTokens` exceed the context: never cuts in silence.
 * An aborted `generate` resolves with what was written so far and `stop: "aborted"`; all other calls, aborted,
 * throw `EngineError("aborted")`. Calls may overlap; the engine queues or batches them.
 */
export interface TextEngine {
  readonly version: ModelVersionRef;
  /** Prompt and answer together, in tokens. */
  readonly contextLength: number;
  countTokens(text: string): Promise<number>;
  generate(call: TextCall): Promise<TextResult>;
}

export interface EmbedEngine {
  readonly version: ModelVersionRef;
  readonly dimensions: number;
  /** Unit vectors, one per text, in the order of the texts. Texts beyond the model's limit are cut at it. */
  embed(call: { texts: string[]; signal: AbortSignal }): Promise<Float32Array[]>;
}

export type TranslateCall = {
  /**
   * Plain texts, or HTML fragments when `html` is set: tags come back around the words that they belong to. An engine
   * that cannot place tags gives back an empty text for each segment that has some.
   */
  segments: string[];
  html: boolean;
  signal: AbortSignal;
  onSegment: (index: number, text: string) => void;
};

export interface TranslateEngine {
  readonly version: ModelVersionRef;
  readonly from: string;
  readonly to: string;
  translate(call: TranslateCall): Promise<{ segments: string[] }>;
}

/** One model for many languages: each pair of those that it knows, as BCP 47, is a translator of its own. */
export interface ManyLanguageEngine {
  readonly version: ModelVersionRef;
  /** The languages in the model's own codes, for the log. */
  readonly codes: string[];
  /** Null where the model has no code for one of the two. */
  between(from: string, to: string): TranslateEngine | null;
}

export type LabelScore = { label: string; score: number };

export interface ClassifyEngine {
  readonly version: ModelVersionRef;
  /** As the model's own configuration names them. */
  readonly labels: string[];
  /** For each text every label with its probability, the likeliest first. Texts beyond the model's limit are cut at it. */
  classify(call: { texts: string[]; signal: AbortSignal }): Promise<LabelScore[][]>;
}

export const entailLabels = ["entailment", "neutral", "contradiction"] as const;
export type EntailLabel = (typeof entailLabels)[number];
/** Probabilities that add up to 1. */
export type EntailScores = Record<EntailLabel, number>;

export interface EntailEngine {
  readonly version: ModelVersionRef;
  /** Whether each claim follows from its premise. A premise beyond the model's limit is cut, a claim never. */
  entail(call: { pairs: { premise: string; claim: string }[]; signal: AbortSignal }): Promise<EntailScores[]>;
}

export interface SummariseEngine {
  readonly version: ModelVersionRef;
  /** A shorter text for each, in their order. Throws `prompt-too-long` for a text that the model cannot take whole. */
  summarise(call: { texts: string[]; maxTokens: number; signal: AbortSignal }): Promise<string[]>;
}

/** What a loaded version can do; `null` where it cannot. */
export interface Engine {
  readonly version: ModelVersionRef;
  readonly device: string;
  /** Processor threads that it works with, where the engine knows. */
  readonly threads?: number;
  readonly write: TextEngine | null;
  readonly embed: EmbedEngine | null;
  readonly translate: TranslateEngine | null;
  readonly translateMany: ManyLanguageEngine | null;
  readonly classify: ClassifyEngine | null;
  readonly entail: EntailEngine | null;
  readonly summarise: SummariseEngine | null;
  /**
   * Opens an adapter of this version: its own files and settings, with those of this version for what it does not set.
   * Absent where the engine has none. Throws EngineError `load-failed` or `file-missing`; this version serves on then.
   */
  openAdapter?(request: LoadRequest): Promise<Engine>;
  /** Gives the memory back, for an adapter its own; a second call does nothing. */
  release(): Promise<void>;
}

/** For engines to spread first: then they name only what they can do. */
export const noTasks = {
  write: null,
  embed: null,
  translate: null,
  translateMany: null,
  classify: null,
  entail: null,
  summarise: null,
} as const;

export const engineErrorCodes = [
  "load-failed",
  "file-missing",
  "prompt-too-long",
  "aborted",
  "process-ended",
  "timed-out",
  "invalid-output",
  "engine-failed",
] as const;

export type EngineErrorCode = (typeof engineErrorCodes)[number];

/** The only error that crosses the engine boundary; `message` is for a person, without paths; `cause` is for the log. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineError";
    this.code = code;
  }
}
