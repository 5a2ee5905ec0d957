import { createHash } from "node:crypto";

import { renderReport } from "../render-report";
import { sampleSnapshot } from "./sample-snapshot";

/** Prints the digest of a sample report; run by a test in a process of its own. */
const { bytes } = await renderReport(sampleSnapshot({ evidence: 40, controls: 9 }));
console.log(createHash("sha256").update(bytes).digest("hex"));
