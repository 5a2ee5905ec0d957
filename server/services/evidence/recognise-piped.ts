import { deserialize, serialize } from "node:v8";

import { recognise } from "@/server/domain/formats/recognise";
import type { RecogniseOptions } from "@/server/domain/formats/format";

// Process of its own for reading one file: the options' length, the options, the file on stdin; what was recognised on stdout.
const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const whole = Buffer.concat(pieces.splice(0));
const end = 4 + whole.readUInt32BE(0);
process.stdout.write(serialize(recognise(whole.subarray(end), deserialize(whole.subarray(4, end)) as RecogniseOptions)));
