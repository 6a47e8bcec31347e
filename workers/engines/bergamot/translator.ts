/** One loaded pair of languages. All native objects are made and deleted here. */
import { openBergamotModule, type AlignedMemory, type BergamotModule } from "./module.ts";

export type ModelFiles = { model: Buffer; shortlist: Buffer; vocabularies: Buffer[] };

export type Translator = {
  /** Blocks the thread. Throws what the native code threw; the translator is not to be used again then. */
  translate: (texts: string[], html: boolean) => string[];
};

/** Those of Firefox and of the package's own worker: greedy search, quantised products, alignment for the tags. */
const configuration = `beam-size: 1
normalize: 1.0
word-penalty: 0
max-length-break: 128
mini-batch-words: 1024
workspace: 128
max-length-factor: 2.0
skip-cost: true
cpu-threads: 0
quiet: true
quiet-translation: true
gemm-precision: int8shiftAlphaAll
alignment: soft
`;

const MODEL_ALIGNMENT = 256;
const ALIGNMENT = 64;

export async function openTranslator(files: ModelFiles): Promise<Translator> {
  const module = await openBergamotModule();
  const service = new module.BlockingService({ cacheSize: 0 });
  const vocabularies = new module.AlignedMemoryList();
  for (const vocabulary of files.vocabularies) vocabularies.push_back(align(module, vocabulary, ALIGNMENT));
  const model = new module.TranslationModel(
    configuration,
    align(module, files.model, MODEL_ALIGNMENT),
    align(module, files.shortlist, ALIGNMENT),
    vocabularies,
    null,
  );
  return {
    translate(texts, html) {
      const input = new module.VectorString();
      const options = new module.VectorResponseOptions();
      for (const text of texts) {
        input.push_back(text);
        options.push_back({ qualityScores: false, alignment: false, html });
      }
      const responses = service.translate(model, input, options);
      const translations = texts.map((_, index) => textOf(responses.get(index)));
      for (const object of [responses, options, input]) object.delete();
      return translations;
    },
  };
}

function textOf(response: { getTranslatedText: () => string; delete: () => void }): string {
  const text = response.getTranslatedText();
  response.delete();
  return text;
}

function align(module: BergamotModule, bytes: Buffer, alignment: number): AlignedMemory {
  const memory = new module.AlignedMemory(bytes.byteLength, alignment);
  memory.getByteArrayView().set(bytes);
  return memory;
}
