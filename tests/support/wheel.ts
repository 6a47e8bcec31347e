/** Python wheels made of given members, for pip to find in a folder instead of an index. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

export function writeWheel(
  folder: string,
  wheel: { package: string; version: string; members: Record<string, Buffer>; tag?: string },
): string {
  const name = `${wheel.package.replaceAll("-", "_")}-${wheel.version}`;
  const info = `${name}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${wheel.package}\nVersion: ${wheel.version}\n`;
  const tag = wheel.tag ?? "py3-none-any";
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${tag}.whl`);
  const own = {
    [`${info}/METADATA`]: Buffer.from(metadata),
    [`${info}/WHEEL`]: Buffer.from(`Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tag}\n`),
    [`${info}/RECORD`]: Buffer.from(""),
  };
  writeFileSync(file, zip({ ...wheel.members, ...own }));
  return file;
}

/** Only what is needed here of APPNOTE.TXT: deflated members, no zip64. */
export function zip(members: Record<string, Buffer>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(content.byteLength, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, place, Buffer.from(name));
    local.push(entry);
    offset += entry.byteLength;
  }
  const directory = Buffer.concat(central);
  const count = Object.keys(members).length;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
