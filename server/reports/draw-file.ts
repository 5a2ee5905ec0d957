import { readFileSync, writeFileSync } from "node:fs";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { renderReport } from "./render-report";

// Process of its own for one report: draw-report.mjs <snapshot.json> <report.pdf>. Speaks over the parent's channel.
const [input = "", output = ""] = process.argv.slice(2);
const snapshot = JSON.parse(readFileSync(input, "utf8")) as ReportSnapshot;
const { bytes, pages } = await renderReport(snapshot, (fraction, step) => process.send?.({ fraction, step }));
writeFileSync(output, bytes, { mode: 0o600 });
process.send?.({ pages }, undefined, undefined, () => process.disconnect());
