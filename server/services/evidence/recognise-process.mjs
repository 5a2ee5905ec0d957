// Entry of the reading process: TypeScript is loaded through tsx, so it needs no build step of its own.
import { deserialize, serialize } from "node:v8";

import { tsImport } from "tsx/esm/api";

const { recognise } = await tsImport("../../domain/formats/recognise.ts", import.meta.url);
const input = [];
for await (const piece of process.stdin) input.push(piece);
const whole = Buffer.concat(input.splice(0));
const end = 4 + whole.readUInt32BE(0);
process.stdout.write(serialize(recognise(whole.subarray(end), deserialize(whole.subarray(4, end)))));
