import type { Report } from "./report";
import { findingLine, printable, reportLines, verdict } from "./words";

/** Shows a report: verdict, findings, then what is and is not proven. Only text nodes: a pack cannot put markup here. */
export function showReport(place: HTMLElement, report: Report): void {
  const { failures, notes, erased, proven, unproven, leftOut } = report;
  place.replaceChildren(
    line("p", verdict(report).replace("RESULT: ", ""), `verdict ${report.holds() ? "good" : "bad"}`),
    ...section("Does not hold", failures.map((finding) => findingLine("FAIL", finding)), "bad"),
    ...section("To know", notes.map((finding) => findingLine("NOTE", finding)), "note"),
    ...section("Erased", erased),
    ...section("Proven", proven),
    ...section("Not proven", unproven),
    ...section("Left out of the pack, as its maker says", leftOut),
    ...section("The same as text", [], undefined, reportLines(report).join("\n")),
  );
}

/** Shows why nothing could be checked. */
export function showCannot(place: HTMLElement, sentence: string): void {
  place.replaceChildren(line("p", `Could not be checked. ${sentence}`, "verdict note"));
}

function section(title: string, lines: readonly string[], tone?: string, whole?: string): HTMLElement[] {
  if (whole !== undefined) {
    const box = document.createElement("textarea");
    box.readOnly = true;
    box.rows = 8;
    box.value = whole;
    box.setAttribute("aria-label", title);
    return [line("h2", title), box];
  }
  if (lines.length === 0) return [];
  const list = document.createElement("ul");
  list.append(...lines.map((text) => line("li", text, tone)));
  return [line("h2", title), list];
}

function line(tag: "p" | "h2" | "li", text: string, className = ""): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = printable(text);
  element.className = className;
  return element;
}
