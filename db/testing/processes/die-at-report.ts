import { setTimeout } from "node:timers/promises";

import { eq } from "drizzle-orm";

import { configureDatabase, withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { renderRequestedReport } from "@/server/services/reports/render";

// Makes one report and is killed at it, by itself once it reads that it runs: `<app url> <system url> <org> <report>`.
const [app = "", system = "", orgId = "", reportId = ""] = process.argv.slice(2);
configureDatabase({ app, system });
const made = renderRequestedReport(orgId, reportId, new Date()).then(() => { process.stdout.write("made\n"); process.exit(0); });
const isRunning = async () => withOrg(orgId, async (tx) => (await tx.select({ state: reports.state }).from(reports).where(eq(reports.id, reportId)))[0]?.state === "running");
while (!(await isRunning())) await Promise.race([made, setTimeout(2)]);
process.kill(process.pid, "SIGKILL");
