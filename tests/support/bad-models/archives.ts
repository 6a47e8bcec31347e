import { deflateRawSync } from "node:zlib";
import { gguf, joined, safetensors, tar, tarEntry, zip } from "../model-bytes.ts";
import type { ZipEntry } from "../model-bytes.ts";
import { CLASSIFIER, zipOf } from "./good.ts";
import { classOf, text } from "./types.ts";
import type { BadModel } from "./types.ts";

const pickle = joined(Uint8Array.of(0x80, 4), "cposix\nsystem\n(S'true'\ntR.");
const entries = Object.entries(CLASSIFIER).map(([path, data]): ZipEntry => ({ path, data }));
const zipped = (...more: ZipEntry[]) => ({ "model.zip": zip([...entries, ...more]) });
const tarred = (...more: Uint8Array[]) => ({ "model.tar": tar(tarEntry("config.json", "{}"), ...more) });
const one = (path: string, bytes: Uint8Array | string) => ({ [path]: joined(bytes) });
const zeros = new Uint8Array(32 * 1024 ** 2);
const packed = deflateRawSync(zeros);

export const badArchives: BadModel[] = [
  ...classOf("pickle", [
    ...[2, 3, 4, 5].map((protocol): [string, "unsafe-format", Record<string, Uint8Array>] => [
      `protocol ${protocol} called GGUF`,
      "unsafe-format",
      one("model.gguf", joined(Uint8Array.of(0x80, protocol), "}q.")),
    ]),
    ["protocol 0", "unsafe-format", one("model.gguf", "cos\nsystem\n(S'true'\ntR.")],
    ["called config.json", "unsafe-format", { ...CLASSIFIER, "config.json": pickle }],
    ["called README.md", "unsafe-format", { ...CLASSIFIER, "README.md": pickle }],
    ...["model.pkl", "model.pickle", "model.joblib", "model.pt", "model.pth", "model.ckpt", "pytorch_model.bin"].map(
      (name): [string, "unsafe-format", Record<string, Uint8Array>] => [
        name,
        "unsafe-format",
        one(name, text("anything")),
      ],
    ),
    [
      "a checkpoint, which is a zip",
      "unsafe-format",
      one("model.zip", zip([{ path: "archive/data.pkl", data: pickle }])),
    ],
    ["in a zip beside a model", "unsafe-format", zipped({ path: "optimizer.pt", data: pickle })],
    ["in a zip under a good name", "unsafe-format", zipped({ path: "notes.txt", data: pickle })],
    ["in a tar", "unsafe-format", tarred(tarEntry("weights.bin", pickle))],
  ]),
  ...classOf("program", [
    ["ELF", "unsafe-format", one("model.gguf", "\x7fELF\x02\x01\x01")],
    ["of Windows", "unsafe-format", one("model.onnx", "MZ\x90\x00\x03")],
    ["a script", "unsafe-format", { ...CLASSIFIER, "run.txt": text("#!/bin/sh\nrm -rf /") }],
    ["Python", "unsafe-format", { ...CLASSIFIER, "modeling_evil.py": text("import os") }],
    ["a library", "unsafe-format", { ...CLASSIFIER, "custom_ops.so": text("x") }],
    ["JavaScript in a zip", "unsafe-format", zipped({ path: "index.js", data: "process.exit()" })],
  ]),
  ...classOf("formats that hold code or are not run", [
    ["Keras", "unsafe-format", one("model.h5", "\x89HDF\r\n\x1a\n")],
    ["NumPy", "unsafe-format", one("model.npz", "\x93NUMPY")],
    ["TensorFlow", "unsafe-format", one("saved_model.pb", "x")],
    [
      "safetensors",
      "unsafe-format",
      one("model.safetensors", safetensors({ w: { dtype: "F32", shape: [1], data_offsets: [0, 4] } }, 4)),
    ],
    [
      "an adapter of PEFT",
      "unsafe-format",
      { ...one("adapter_model.safetensors", "x"), ...one("adapter_config.json", "{}") },
    ],
    ["gzip", "unknown-format", one("model.tar.gz", Uint8Array.of(0x1f, 0x8b, 8, 0))],
    ["7z", "unknown-format", one("model.7z", Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c))],
    ["a document", "unknown-format", one("report.docx", zip([{ path: "word/document.xml", data: "<w/>" }]))],
  ]),
  ...classOf("zip out of its folder", [
    ["up", "wrong-magic", zipped({ path: "../evil.txt", data: "x" })],
    ["up from within", "wrong-magic", zipped({ path: "onnx/../../evil.txt", data: "x" })],
    ["an absolute path", "wrong-magic", zipped({ path: "/etc/cron.d/evil", data: "x" })],
    ["a drive of Windows", "wrong-magic", zipped({ path: "C:/evil.txt", data: "x" })],
    ["with backslashes", "wrong-magic", zipped({ path: "..\\evil.txt", data: "x" })],
    ["a device", "bad-path", zipped({ path: "onnx/aux.json", data: "{}" })],
    ["a name with a line break", "bad-path", zipped({ path: "a\nb.json", data: "{}" })],
    ["a hidden file", "bad-path", zipped({ path: ".bashrc", data: "x" })],
  ]),
  ...classOf("links in archives", [
    ["in a zip", "bad-path", zipped({ path: "onnx/model.onnx_data", data: "/etc/passwd", mode: 0o120777 })],
    ["symbolic in a tar", "bad-path", tarred(tarEntry("a.json", "", { type: "2" }))],
    ["hard in a tar", "bad-path", tarred(tarEntry("a.json", "", { type: "1" }))],
    ["a device in a tar", "bad-path", tarred(tarEntry("null", "", { type: "3" }))],
    ["a pipe in a tar", "bad-path", tarred(tarEntry("pipe", "", { type: "6" }))],
  ]),
  ...classOf("tar out of its folder", [
    ["up", "bad-path", tarred(tarEntry("../evil", "x"))],
    ["an absolute path", "bad-path", tarred(tarEntry("/etc/evil", "x"))],
    [
      "by a long name",
      "bad-path",
      tarred(tarEntry("././@LongLink", "../../evil\0", { type: "L" }), tarEntry("a", "x")),
    ],
    [
      "by a name of pax",
      "bad-path",
      tarred(tarEntry("pax", "19 path=../../evil\n", { type: "x" }), tarEntry("a", "x")),
    ],
  ]),
  ...classOf("archive bombs", [
    [
      "zeros packed a thousandfold",
      "bomb",
      zipped({ path: "onnx/model.onnx_data", data: packed, method: 8, unpacked: zeros.length }),
    ],
    [
      "a petabyte by its directory",
      "bomb",
      zipped({ path: "onnx/model.onnx_data", data: packed, method: 8, unpacked: 0xfffffff0 }),
    ],
    ["more than its directory says", "truncated", zipped({ path: "notes.md", data: packed, method: 8, unpacked: 100 })],
    [
      "a thousand and one files",
      "too-many",
      one("model.zip", zip(Array.from({ length: 1_001 }, (_, at) => ({ path: `f${at}.json` })))),
    ],
    ["two files in the same bytes", "overlap", zipped({ path: "again.json", data: "{}", at: 0 })],
    ["a zip in a zip", "unknown-format", zipped({ path: "more.zip", data: zipOf(CLASSIFIER) })],
    [
      "a file of terabytes in a tar",
      "truncated",
      tarred(tarEntry("a.json", "", { size: "77777777777777\0".slice(0, 12) })),
    ],
  ]),
  ...classOf("archives that cannot be read", [
    ["a zip cut off", "wrong-magic", one("model.zip", zipOf(CLASSIFIER).slice(0, -30))],
    ["a zip without a directory", "wrong-magic", one("model.zip", joined("PK\x03\x04", new Uint8Array(60)))],
    ["no zip", "wrong-magic", one("model.zip", "hello, this is no archive at all")],
    ["encrypted", "bad-value", zipped({ path: "a.json", data: "x".repeat(14), flags: 1, unpacked: 2 })],
    ["packed by another method", "unsupported-version", zipped({ path: "a.json", data: "{}", method: 14 })],
    ["deflate that is none", "truncated", zipped({ path: "a.json", data: "\xff\xff\xff", method: 8, unpacked: 40 })],
    ["an empty zip", "missing-part", one("model.zip", zip([]))],
    ["no tar", "wrong-magic", one("model.tar", new Uint8Array(1_024).fill(7))],
    ["a tar cut off", "truncated", one("model.tar", tar(tarEntry("a.json", "x".repeat(2_000))).slice(0, 1_024))],
    ["two archives", "unknown-format", { "a.zip": zipOf(CLASSIFIER), "b.zip": zipOf(CLASSIFIER) }],
    ["an archive beside a model", "unknown-format", { "a.zip": zipOf(CLASSIFIER), "a.gguf": gguf() }],
  ]),
  ...classOf("one name twice", [
    ["in a zip", "bad-path", zipped({ path: "config.json", data: "{}" })],
    ["but for its case", "bad-path", zipped({ path: "Config.JSON", data: "{}" })],
    ["a file and a folder", "bad-path", zipped({ path: "onnx", data: "{}" })],
    ["a folder in a file", "bad-path", zipped({ path: "config.json/a.json", data: "{}" })],
  ]),
];
