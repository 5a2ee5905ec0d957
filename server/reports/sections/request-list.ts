import { REQUEST_STATES } from "@/server/domain/audit-requests/moves";
import type { RequestPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";
import { asOfWords } from "./as-of-words";
import { dueWords, groupWord, isSettled, itemWords, REQUEST_STATE_WORD, requestNumber } from "./request-words";
import { tableOrSentence } from "./table-or-sentence";

/** The requests of an audit: how many stand how, one line each, and what was handed over for each. */
export function requestList(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  const requests = s.requests ?? [];
  c.chapter(say("Summary"));
  tableOrSentence(c, { none: say("Nothing was asked for in this audit."), lead: asOfWords(c, s), title: say("Requests by state") }, {
    columns: [{ head: say("State"), width: 160, style: TYPE.cellMedium }, { head: say("Requests"), width: 70, align: "right" }, { head: say("Overdue"), width: 70, align: "right" }],
    rows: requests.length === 0 ? [] : REQUEST_STATES.map((state) => requests.filter((request) => request.state === state)).map((those, index) => ({ state: REQUEST_STATES[index] ?? "open", those })),
    cells: ({ state, those }) => [say(REQUEST_STATE_WORD[state]), say.number(those.length), say.number(those.filter(({ isLate }) => isLate).length)],
  });
  if (requests.length === 0) return;
  c.chapter(say("Requests"));
  listTable(c, say("Every request, in the order of its numbers"), requests);
  c.chapter(say("What was handed over"));
  for (const request of requests) handedOver(c, request);
}

function listTable(c: Composer, title: string, rows: readonly RequestPrint[]): void {
  const { say } = c;
  c.table(title, {
    columns: [
      { head: say("Number"), width: 56, style: TYPE.smallMedium }, { head: say("What is asked for"), width: c.measure - 56 - 62 - 78 - 76 - 84, style: TYPE.small }, { head: say("About"), width: 62, style: TYPE.small },
      { head: say("Due"), width: 78, style: TYPE.small }, { head: say("State"), width: 76, style: TYPE.small }, { head: say("With"), width: 84, style: TYPE.small },
    ],
    rows,
    cells: (request) => [
      requestNumber(request), [request.title, { text: groupWord(say, request.group), style: TYPE.smallSoft }], [request.controls.join(", ") || say("no control"), { text: request.criteria.join(", "), style: TYPE.smallSoft }],
      dueWords(c, request), [say(REQUEST_STATE_WORD[request.state]), { text: say("since {day}", { day: c.clock.day(request.stateSince) }), style: TYPE.smallSoft }], request.owner ?? say("nobody"),
    ],
  });
}

function handedOver(c: Composer, request: RequestPrint): void {
  const { say } = c;
  c.section(`${request.number} ${request.title}`);
  const { body, wants, periodFrom, periodTo, items } = request;
  c.facts([
    ...(body === "" ? [] : [{ label: say("In the auditor's words"), value: body }]),
    { label: say("Wanted"), value: `${wants === "population" ? say("a complete list") : say("a single thing")}${periodFrom || periodTo ? `, ${say("{from} to {to}", { from: periodFrom ? c.clock.long(periodFrom) : say("no first day"), to: periodTo ? c.clock.long(periodTo) : say("no last day") })}` : ""}` },
    { label: say("Asked"), value: `${c.clock.moment(request.createdAt)}; ${isSettled(request) ? say("{n} day until it was settled|{n} days until it was settled", { n: request.ageDays }) : say("{n} day so far|{n} days so far", { n: request.ageDays })}` },
    ...(items.length === 0 ? [{ label: say("Handed over"), value: say("nothing") }] : []),
  ]);
  if (items.length === 0) return;
  c.table(say("Evidence handed over for {number}", { number: request.number }), {
    columns: [{ head: say("Exhibit"), width: 60, style: TYPE.cellMedium }, { head: say("Decision"), width: c.measure - 60 - 130 }, { head: say("Decided"), width: 130, style: TYPE.cellSoft }],
    rows: items,
    cells: (item) => [{ text: exhibit(item.exhibit), ...c.links.toExhibit(item.exhibit) }, itemWords(say, item), item.decidedAt ? c.clock.moment(item.decidedAt) : "–"],
  });
}

/** Chapter of reports about controls: what the auditors still wait for. Nothing is printed where the report is of no audit. */
export function openRequests(c: Composer, s: ReportSnapshot): void {
  if (!s.requests) return;
  const { say } = c;
  c.chapter(say("Open requests"));
  const open = s.requests.filter((request) => !isSettled(request));
  c.paragraph(asOfWords(c, s));
  if (open.length === 0) c.paragraph(s.requests.length === 0 ? say("The auditors have asked for nothing yet.") : say("None of the {count} requests of the audit is open.", { count: s.requests.length }));
  else listTable(c, say("{open} of {count} requests are open", { open: open.length, count: s.requests.length }), open);
}
