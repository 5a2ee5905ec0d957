import { buffer } from "node:stream/consumers";

import type { OscalSource } from "../oscal/source";
import type { ExportAsked } from "./exports";
import { writeExport } from "./write-export";

// Process of its own for one large export: source and what is asked for on stdin; on stdout a line that names the file, then its bytes.
const { source, asked } = JSON.parse((await buffer(process.stdin)).toString("utf8")) as { source: OscalSource; asked: ExportAsked };
const { bytes, ...named } = await writeExport(source, asked);
process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(named)}\n`, "utf8"), bytes]), () => process.exit(0));
