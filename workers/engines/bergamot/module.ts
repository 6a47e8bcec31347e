/**
 * Loads Bergamot's WebAssembly module in Node. The package's own worker is made for browsers and fails here
 * ("require is not defined"), so its script and binary are started as its worker starts them: translator-worker.js of
 * @browsermt/bergamot-translator 0.4.9 (MPL-2.0) names the fallback functions and the alignments.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";

export type Deletable = { delete: () => void };
export type AlignedMemory = Deletable & { getByteArrayView: () => Int8Array };
export type TranslationModel = Deletable;
type List<Item> = Deletable & { push_back: (item: Item) => void };
type Responses = Deletable & {
  size: () => number;
  get: (index: number) => Deletable & { getTranslatedText: () => string };
};
type ResponseOptions = { qualityScores: boolean; alignment: boolean; html: boolean };

export type BergamotModule = {
  AlignedMemory: new (size: number, alignment: number) => AlignedMemory;
  AlignedMemoryList: new () => List<AlignedMemory>;
  VectorString: new () => List<string>;
  VectorResponseOptions: new () => List<ResponseOptions>;
  TranslationModel: new (
    config: string,
    model: AlignedMemory,
    shortlist: AlignedMemory,
    vocabularies: List<AlignedMemory>,
    quality: null,
  ) => TranslationModel;
  BlockingService: new (options: { cacheSize: number }) => Deletable & {
    translate: (model: TranslationModel, texts: List<string>, options: List<ResponseOptions>) => Responses;
  };
};

/** What the binary imports for its matrix products, and the functions that it brings itself for them. */
const fallbacks = {
  int8_prepare_a: "int8PrepareAFallback",
  int8_prepare_b: "int8PrepareBFallback",
  int8_prepare_b_from_transposed: "int8PrepareBFromTransposedFallback",
  int8_prepare_b_from_quantized_transposed: "int8PrepareBFromQuantizedTransposedFallback",
  int8_prepare_bias: "int8PrepareBiasFallback",
  int8_multiply_and_add_bias: "int8MultiplyAndAddBiasFallback",
  int8_select_columns_of_b: "int8SelectColumnsOfBFallback",
};

type NativeFunction = (...values: unknown[]) => unknown;
type Settings = { asm?: Record<string, NativeFunction> } & Record<string, unknown>;

export async function openBergamotModule(): Promise<BergamotModule> {
  const require = createRequire(import.meta.url);
  const folder = "@browsermt/bergamot-translator/worker";
  const script = await readFile(require.resolve(`${folder}/bergamot-translator-worker.js`), "utf8");
  const binary = await WebAssembly.compile(
    await readFile(require.resolve(`${folder}/bergamot-translator-worker.wasm`)),
  );
  const start = compileFunction(script, ["Module"]) as (settings: Settings) => void;
  return new Promise((resolve, reject) => {
    const settings: Settings = {
      print: () => {},
      printErr: () => {},
      onAbort: reject,
      onRuntimeInitialized: () => resolve(settings as unknown as BergamotModule),
      instantiateWasm(imports: WebAssembly.Imports, accept: (instance: WebAssembly.Instance) => void) {
        const products = Object.entries(fallbacks).map(([name, fallback]) => {
          return [name, (...values: unknown[]) => settings.asm?.[fallback]?.(...values)] as const;
        });
        WebAssembly.instantiate(binary, { ...imports, wasm_gemm: Object.fromEntries(products) }).then(accept, reject);
        return {};
      },
    };
    start(settings);
  });
}
