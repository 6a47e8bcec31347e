/**
 * Where tests find real models: the folder that COPYDESK_TEST_MODELS names, with one folder for each catalog entry,
 * else the store of the data folder, where files are named by their SHA-256. Without either, a test is skipped by name.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";

/** Path inside the version → SHA-256 of the files that the catalog's versions are made of. */
const knownFiles: Record<string, Record<string, string>> = {
  "smollm2-135m-instruct-q4_1": {
    "model.gguf": "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
  },
  "all-minilm-l6-v2-int8": {
    "onnx/model_quantized.onnx": "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
  },
  "bergamot-en-pt": {
    "model.bin": "d968735704c75e33c2e183b9241f14c0b2a560d01d88a2728e5c0119a4d7fb22",
    "lex.bin": "1e96599123d275afa37353dfe84677a4070f013494fbdc9c52a28445cc9bc38d",
    "vocab.spm": "633a3d782c79f7d5e4b94ab96848f47c2fdf8ba82dd99efd1742b8a696bbd0cc",
  },
  "bergamot-pt-en": {
    "model.bin": "6c3b7af01772022a19712410c63342ba581468c2f1aac34d7488409c4043e697",
    "lex.bin": "212ed0ae44a6f920cd6d17ca02f0a523ba6c4b0ef5078ae310c20bc4c51484c5",
    "vocab.spm": "8389979e3c965688b07aeb712a7e44406e5dcdb2b84087229d26fcc71448c4ed",
  },
};

/** Absolute path of a folder laid out as the version's manifest says, or null where the model is not on this machine. */
export function modelFolder(catalogId: string): string | null {
  const given = process.env["COPYDESK_TEST_MODELS"];
  if (given && existsSync(join(given, catalogId))) return resolve(given, catalogId);
  return linkFromStore(catalogId);
}

/** Path inside the version → absolute path, as a load request has them; null where the model is not on this machine. */
export function modelFiles(catalogId: string): Record<string, string> | null {
  const folder = modelFolder(catalogId);
  if (!folder) return null;
  return Object.fromEntries(filesUnder(folder).map((file) => [relative(folder, file).replaceAll("\\", "/"), file]));
}

function linkFromStore(catalogId: string): string | null {
  const store = resolve(process.env["COPYDESK_DATA_DIR"] ?? ".data", "models");
  const wanted = Object.entries(knownFiles[catalogId] ?? {});
  if (wanted.length === 0 || !existsSync(store)) return null;
  const stored = new Map(filesUnder(store).map((file) => [basename(file), file]));
  const found = wanted.map(([path, digest]) => [path, stored.get(digest)] as const);
  if (found.some(([, file]) => file === undefined)) return null;
  const folder = mkdtempSync(join(tmpdir(), `${catalogId}-`));
  for (const [path, file] of found) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(file ?? "", join(folder, path));
  }
  return folder;
}

function filesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
}
