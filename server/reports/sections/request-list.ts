import { REQUEST_STATES } from "@/server/domain/audit-requests/moves";
import type { RequestPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, grouped } from "../words";
import { dueWords, isSettled, itemWords, REQUEST_STATE_WORD, requestNumber } from "./request-words";
import { tableOrSentence } from "./table-or-sentence";

/** The requests of an audit: how many stand how, one line each, and what was handed over for each. */
export function requestList(c: Composer, s: ReportSnapshot): void {
  const requests = s.requests ?? [];
  c.chapter("Summary");
  tableOrSentence(c, { none: "Nothing was asked for in this audit.", title: "Requests by state" }, {
    columns: [{ head: "State", width: 160, style: TYPE.cellMedium }, { head: "Requests", width: 70, align: "right" }, { head: "Overdue", width: 70, align: "right" }],
    rows: requests.length === 0 ? [] : REQUEST_STATES.map((state) => requests.filter((request) => request.state === state)).map((those, index) => ({ state: REQUEST_STATES[index] ?? "open", those })),
    cells: ({ state, those }) => [REQUEST_STATE_WORD[state], grouped(those.length), grouped(those.filter(({ isLate }) => isLate).length)],
  });
  if (requests.length === 0) return;
  c.chapter("Requests");
  listTable(c, "Every request, in the order of its numbers", requests);
  c.chapter("What was handed over");
  for (const request of requests) handedOver(c, request);
}

function listTable(c: Composer, title: string, rows: readonly RequestPrint[]): void {
  c.table(title, {
    columns: [
      { head: "Number", width: 56, style: TYPE.smallMedium }, { head: "What is asked for", width: c.measure - 56 - 62 - 78 - 76 - 84, style: TYPE.small }, { head: "About", width: 62, style: TYPE.small },
      { head: "Due", width: 78, style: TYPE.small }, { head: "State", width: 76, style: TYPE.small }, { head: "With", width: 84, style: TYPE.small },
    ],
    rows,
    cells: (request) => [
      requestNumber(request), [request.title, { text: request.group, style: TYPE.smallSoft }], [request.controls.join(", ") || "no control", { text: request.criteria.join(", "), style: TYPE.smallSoft }],
      dueWords(c, request), [REQUEST_STATE_WORD[request.state], { text: `since ${c.clock.day(request.stateSince)}`, style: TYPE.smallSoft }], request.owner ?? "nobody",
    ],
  });
}

function handedOver(c: Composer, request: RequestPrint): void {
  c.section(`${request.number} ${request.title}`);
  const { body, wants, periodFrom, periodTo, items } = request;
  c.facts([
    ...(body === "" ? [] : [{ label: "In the auditor's words", value: body }]),
    { label: "Wanted", value: `${wants === "population" ? "a complete list" : "a single thing"}${periodFrom || periodTo ? `, ${periodFrom ? c.clock.long(periodFrom) : "no first day"} to ${periodTo ? c.clock.long(periodTo) : "no last day"}` : ""}` },
    { label: "Asked", value: `${c.clock.moment(request.createdAt)}; ${request.ageDays === 1 ? "1 day" : `${grouped(request.ageDays)} days`} ${isSettled(request) ? "until it was settled" : "so far"}` },
    ...(items.length === 0 ? [{ label: "Handed over", value: "nothing" }] : []),
  ]);
  if (items.length === 0) return;
  c.table(`Evidence handed over for ${request.number}`, {
    columns: [{ head: "Exhibit", width: 60, style: TYPE.cellMedium }, { head: "Decision", width: c.measure - 60 - 130 }, { head: "Decided", width: 130, style: TYPE.cellSoft }],
    rows: items,
    cells: (item) => [{ text: exhibit(item.exhibit), ...c.links.toExhibit(item.exhibit) }, itemWords(item), item.decidedAt ? c.clock.moment(item.decidedAt) : "–"],
  });
}

/** Chapter of reports about controls: what the auditors still wait for. Nothing is printed where the report is of no audit. */
export function openRequests(c: Composer, s: ReportSnapshot): void {
  if (!s.requests) return;
  c.chapter("Open requests");
  const open = s.requests.filter((request) => !isSettled(request));
  if (open.length === 0) c.paragraph(s.requests.length === 0 ? "The auditors have asked for nothing yet." : `None of the ${grouped(s.requests.length)} requests of the audit is open.`);
  else listTable(c, `${grouped(open.length)} of ${grouped(s.requests.length)} requests are open`, open);
}
