import type { Tx } from "@/db/client";
import { type AnswerWords, answerWordsOf } from "@/server/domain/privacy/answer-words/answer-words";
import type { AnswerFacts } from "@/server/domain/privacy/answers/access-document";
import { sheetActivities, sheetSystems } from "@/server/domain/privacy/answers/sheet-input";
import type { SheetActivity, SheetSystem } from "@/server/domain/privacy/answers/sheet";
import { type Case, processOf, type RightProcess } from "@/server/domain/privacy/case/case";
import { foldCase } from "@/server/domain/privacy/case/fold";
import { localDay } from "@/server/domain/privacy/calendar-days";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { Language } from "@/server/domain/privacy/languages";
import type { CaseEvent } from "@/server/domain/privacy/schema";

import type { ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { listProcessors, listActivities } from "../../registers/rows";
import { caseName } from "../append-events";
import { loadEvents } from "../load-case";
import { readRequester } from "../requester";
import { type PrivacySettings, type RequestRow, settingsOrThrow } from "../rows";
import { listSystems } from "../systems/rows";

/** All that an answer is made from, except what was collected. */
export type AnswerScene = {
  request: RequestRow; current: Case; events: CaseEvent[]; process: RightProcess; settings: PrivacySettings; words: AnswerWords; language: Language; facts: AnswerFacts;
  activities: SheetActivity[]; systems: SheetSystem[]; names: ReadonlyMap<string, string>; cutOff: string; authority: string;
};

/** Throws NOT_FOUND where the request does not have the right, GONE where who asked was forgotten. */
export async function answerScene(tx: Tx, ctx: ServiceContext, request: RequestRow, right: Right): Promise<AnswerScene> {
  const events = await loadEvents(tx, ctx.orgId, request.id);
  const current = foldCase(events);
  const process = processOf(current, right);
  if (!process) throw notFound("This right in the request");
  const [settings, requester, processors] = [await settingsOrThrow(tx, ctx.orgId), await readRequester(tx, ctx.orgId, request.id), await listProcessors(tx, ctx.orgId)];
  if (!requester) throw new ServiceError("GONE", `What ${caseName(request.number)} said about the person was destroyed at the end of its time.`);
  const [all, activities] = [await listSystems(tx, ctx.orgId, { archived: true }), sheetActivities(await listActivities(tx, ctx.orgId), processors)];
  const { zone, receivedAt } = current.receipt;
  const language = request.language;
  const words = answerWordsOf(language);
  return {
    request, current, events, process, settings, words, language, activities, systems: sheetSystems(process.tasks, all, processors), names: new Map(all.map(({ id, name }) => [id, name])),
    cutOff: dayOfData(events, right, zone, ctx.now), authority: [settings.authorityName, settings.authorityAddress, settings.authorityUrl].filter(Boolean).join(", "),
    facts: { language, words, organization: settings.controllerName, person: requester.name || (requester.email ?? ""), reference: caseName(request.number), receivedOn: localDay(receivedAt.toISOString(), zone).toString(), madeOn: localDay(ctx.now.toISOString(), zone).toString() },
  };
}

/** The day on which the last system reported: the data are of no later one. */
function dayOfData(events: readonly CaseEvent[], right: Right, zone: string, now: Date): string {
  const last = events.findLast((event) => event.kind === "task_completed" && event.right === right);
  return localDay((last?.at ?? now).toISOString(), zone).toString();
}
