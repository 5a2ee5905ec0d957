import { readdirSync, readFileSync } from "node:fs";

import { chromium } from "@playwright/test";

import { findBrowser } from "@/e2e/browser";
import type { EvidenceEntry } from "@/server/domain/reports/snapshot";

export type Printed = { bytes: Uint8Array; peakMb: number };

/** Prints the rows of the evidence index and of the hash manifest with Chromium: two plain tables, heads repeated, page numbers in the footer. */
export async function printTable(rows: readonly EvidenceEntry[]): Promise<Printed> {
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.setContent(tablesOf(rows), { timeout: 0 });
    const bytes = await page.pdf({ format: "A4", displayHeaderFooter: true, headerTemplate: "<span></span>", footerTemplate: '<span style="font-size:7px"><span class="pageNumber"></span> of <span class="totalPages"></span></span>', margin: { top: "20mm", bottom: "20mm", left: "20mm", right: "20mm" } });
    return { bytes, peakMb: peakOfChildren(process.pid) };
  } finally {
    await browser.close();
  }
}

function tablesOf(rows: readonly EvidenceEntry[]): string {
  const index = rows.map((row) => `<tr><td>E-${row.number}<td>${row.title}<br>${row.kinds.map(({ kind }) => kind).join(", ")}<br><code>${row.query ?? ""}<br>${row.sha256}</code><td>${row.sourceSystem ?? ""}<br>${row.method}, ${row.extractedBy}<br>${row.controlKeys.join(", ")}<td>${row.occurredFrom} to ${row.occurredTo}<br>${row.extractedAt ?? ""}<br>${row.receivedAt}<td>${row.recordCount}`);
  const manifest = rows.map((row) => `<tr><td>E-${row.number}<td><code>${row.sha256}<br>${row.leafHash ?? ""}</code><td>${row.fileName ?? ""}<td>${row.sizeBytes}<td>${row.ledgerIndex}`);
  const table = (head: string, lines: string[]) => `<table><thead><tr>${head}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
  return `<!doctype html><style>body{font:7px sans-serif}table{width:100%;border-collapse:collapse}td{border-bottom:.5px solid #999;vertical-align:top}tr{break-inside:avoid}</style>${table("<th>No.<th>What<th>Source<th>When<th>Rows", index)}${table("<th>No.<th>SHA-256<th>File<th>Bytes<th>Ledger", manifest)}`;
}

/** Sum of the high-water marks of a process's descendants, in MB, as Linux keeps them. */
function peakOfChildren(root: number): number {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), fieldOf(name, "PPid")]));
  const below = (pid: number): number[] => [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return below(root).reduce((sum, pid) => sum + fieldOf(String(pid), "VmHWM"), 0) / 1024;
}

function fieldOf(pid: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // ended meanwhile
  }
}
