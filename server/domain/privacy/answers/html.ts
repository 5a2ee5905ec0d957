import { createHash } from "node:crypto";

import type { AnswerDocument, AnswerSection, Block } from "./document";
import { ANSWER_STYLE } from "./html-style";
import type { Cell } from "./redact";

/**
 * A document as one page that needs nothing else: no script, no picture, no font, no address is loaded, and its own policy
 * forbids all of it wherever it is opened. Everything of the document is escaped, whatever it looks like.
 */
export function answerHtml(document: AnswerDocument): string {
  const { language, title, lead, facts, sections, contents } = document;
  const digest = createHash("sha256").update(ANSWER_STYLE).digest("base64");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${ANSWER_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(lead)}</p>
<dl class="facts">${facts.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd dir="auto">${escaped(value)}</dd></div>`).join("")}</dl>
<nav aria-label="${escaped(contents)}"><h2>${escaped(contents)}</h2><ol>${sections.map(({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`).join("")}</ol></nav>
${sections.map((section) => sectionHtml(section, document)).join("\n")}
</main>
</body>
</html>
`;
}

function sectionHtml({ id, heading, blocks }: AnswerSection, document: AnswerDocument): string {
  return `<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${escaped(heading)}</h2>\n${blocks.map((block) => blockHtml(block, document)).join("\n")}</section>`;
}

function blockHtml(block: Block, document: AnswerDocument): string {
  switch (block.kind) {
    case "text": return `<p dir="auto">${escaped(block.text)}</p>`;
    case "note": return `<p class="note">${escaped(block.text)}</p>`;
    case "lines": return `<ul>${block.lines.map((line) => `<li dir="auto">${escaped(line)}</li>`).join("")}</ul>`;
    case "subheading": return `<h3 dir="auto">${escaped(block.text)}</h3>${block.note ? `<p class="note">${escaped(block.note)}</p>` : ""}`;
    case "table": return tableHtml(block, document);
  }
}

/** One row of many fields reads better from top to bottom. */
function tableHtml({ columns, rows, empty }: Extract<Block, { kind: "table" }>, document: AnswerDocument): string {
  const [only] = rows;
  if (!only) return `<p class="note">${escaped(empty)}</p>`;
  if (rows.length === 1 && columns.length > 4) return `<dl class="record">${columns.map((name, at) => `<div><dt dir="auto">${escaped(name)}</dt><dd dir="auto">${cellHtml(only[at] ?? "", document)}</dd></div>`).join("")}</dl>`;
  const head = `<thead><tr>${columns.map((name) => `<th scope="col" dir="auto">${escaped(name)}</th>`).join("")}</tr></thead>`;
  const body = rows.map((row) => `<tr>${columns.map((_, at) => `<td dir="auto">${cellHtml(row[at] ?? "", document)}</td>`).join("")}</tr>`).join("\n");
  return `<div class="wide" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
}

function cellHtml(cell: Cell, { blocked }: AnswerDocument): string {
  if (typeof cell === "string") return escaped(cell);
  return `<span class="block" title="${escaped(blocked.reasons[cell.blocked] ?? "")}"><span class="said">${escaped(blocked.mark)}: ${escaped(blocked.reasons[cell.blocked] ?? "")}</span></span>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as text. Characters that no HTML may hold become the one for "unreadable". */
export function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd").replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
