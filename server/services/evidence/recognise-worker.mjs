// Entry of the parsing thread: TypeScript is loaded through tsx, so it needs no build step of its own.
import { parentPort, workerData } from "node:worker_threads";

import { tsImport } from "tsx/esm/api";

const { recognise } = await tsImport("../../domain/formats/recognise.ts", import.meta.url);
parentPort.postMessage(recognise(workerData.bytes, workerData.options));
