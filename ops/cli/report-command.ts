import { Option, type Command } from "commander";

import { REPORT_KINDS, REPORT_LANGUAGES, type ReportKind, type ReportLanguage } from "@/server/domain/reports/kinds";
import { SECTIONS } from "@/server/domain/reports/sections";

import { CliError, EXIT, usageError } from "./cli-error";
import { connect, withConnection, type ConnectionOptions } from "./connection";
import { saveReport } from "./save-report";
import type { Terminal } from "./terminal";
import { waitUntilMade } from "./wait-until-made";

const PATIENCE = { longestMs: 30 * 60_000, failedPolls: 15 };

type Kind = ReportKind;
type Choices = { sections?: string; pseudonymous?: boolean; audit?: string };
type Options = ConnectionOptions & Choices & { kind: Kind; from?: string; to?: string; status: "draft" | "final"; pageSize: "A4" | "LETTER"; language: ReportLanguage; out?: string; wait?: boolean; json?: boolean };

const EXAMPLES = `
Examples:
  proofroom report make --kind soc2_readiness --from 2026-01-01 --to 2026-03-31 --out readiness.pdf
  proofroom report make --kind control_tests --from 2026-01-01 --to 2026-03-31 --wait --json
`;

export function addReportCommand(program: Command, terminal: Terminal): void {
  const report = program.command("report").description("make reports");
  withConnection(report.command("make").description("ask for a report, and wait for it").addHelpText("after", EXAMPLES))
    .addOption(new Option("--kind <kind>", "which report").choices([...REPORT_KINDS]).makeOptionMandatory())
    .option("--from <day>", "first day of the period, such as 2026-01-01; left out with --audit")
    .option("--to <day>", "last day of the period; left out with --audit")
    .addOption(new Option("--status <status>", "printed on every page").choices(["draft", "final"]).default("draft"))
    .addOption(new Option("--page-size <size>", "paper").choices(["A4", "LETTER"]).default("A4"))
    .addOption(new Option("--language <language>", "of the report's own words").choices([...REPORT_LANGUAGES]).default("en"))
    .option("--sections <names>", `print only these, such as reviews,leavers (${sectionWords()})`)
    .option("--pseudonymous", "print people by a number; reports of the privacy desk do where nothing is said")
    .option("--no-pseudonymous", "print people by name")
    .option("--audit <id>", "id of an audit: its window, frameworks, snapshot, findings and requests (auditor_access, request_list and sampling_workpaper need it)")
    .option("--out <file.pdf>", "wait, and save it here")
    .option("--wait", "wait until it is made")
    .option("--json", "print the report's line as JSON")
    .action(async (options: Options) => makeReport(options, terminal));
}

async function makeReport({ kind, from, to, status, pageSize, language, sections, pseudonymous, audit, out, wait, json, ...connection }: Options, terminal: Terminal): Promise<void> {
  for (const [name, day] of [["from", from], ["to", to]] as const) if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) throw usageError(`--${name} is a day such as 2026-01-31.`);
  const client = await connect(connection, terminal);
  const { id } = await client.makeReport({ kind, ...(from !== undefined && { from }), ...(to !== undefined && { to }), status, pageSize, language, ...(sections !== undefined && { sections: namesIn(sections) }), ...(pseudonymous !== undefined && { pseudonymous }), ...(audit !== undefined && { engagement: audit }) });
  if (!wait && !out) return terminal.out(json ? `${JSON.stringify({ id }, null, 2)}\n` : `${id} is asked for. --wait waits for it.\n`);
  const row = await waitUntilMade(id, async () => client.getReport(id), terminal, PATIENCE);
  if (row.state === "failed") throw new CliError(EXIT.refused, `${id}: ${row.error ?? "The report could not be made."}`);
  if (out) await saveReport(client, id, out);
  const facts = `${row.pages ?? 0} pages, ${row.sizeBytes ?? 0} bytes, SHA-256 ${row.sha256 ?? ""}`;
  return terminal.out(json ? `${JSON.stringify({ ...row, ...(out ? { file: out } : {}) }, null, 2)}\n` : `${out ?? id}: ${facts}\n`);
}

const namesIn = (list: string) => list.split(",").map((name) => name.trim()).filter((name) => name !== "");

/** Which reports have sections to choose, and their names. */
function sectionWords(): string {
  return Object.entries(SECTIONS).map(([kind, names]) => `${kind}: ${Object.keys(names).join(", ")}`).join("; ");
}
