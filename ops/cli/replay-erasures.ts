import { closeDatabase } from "@/db/client";
import { configure } from "@/server/configure";
import { replayErasures, type Replayed } from "@/server/services/erasures/replay";
import { replayPeople } from "@/server/services/privacy/erasure/replay-people";
import type { ReplayedPerson } from "@/server/services/privacy/erasure/withdraw-anew";

import { usageError } from "./cli-error";
import type { Terminal } from "./terminal";

const WORDS: Record<Replayed["how"], string> = {
  again: "carried out again",
  recorded: "was missing in the database: recorded in the ledger anew and carried out",
  absent: "its evidence is not in this database: nothing to do",
};

const PEOPLE: Record<ReplayedPerson["how"], string> = {
  recorded: "a person's erasure was missing in the database: recorded in the ledger anew, so that systems are told of it",
  remembered: "a person's erasure, or that they took it back, was missing in the key store: remembered anew",
  withdrawn: "they had taken their request back: taken back again, and erased nowhere",
  withdrawn_late: "they had taken their request back, and the case has gone on since: nothing more is asked of systems; look at the case",
  forgotten: "who asked was there again: destroyed again",
};

/** Carries out again every erasure since a moment and prints one line for each. */
export async function replay(since: string, terminal: Terminal): Promise<void> {
  const moment = /^\d{4}-\d\d-\d\d(T|$)/.test(since) ? new Date(since) : new Date(NaN);
  if (Number.isNaN(moment.getTime())) throw usageError("--since takes a time such as 2026-11-01T00:00:00Z.");
  try {
    configure();
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
  try {
    const all = await replayErasures(moment, new Date());
    const lines = all.map(({ orgId, erasureId, how }) => `${orgId} ${erasureId}: ${WORDS[how]}`);
    const people = await replayPeople(moment, new Date());
    lines.push(...people.map(({ orgId, requestId, how }) => `${orgId} ${requestId}: ${PEOPLE[how]}`));
    await terminal.out(`${[...lines, `${all.length} ${all.length === 1 ? "erasure" : "erasures"} since ${moment.toISOString()}, ${people.length} of people.`].join("\n")}\n`);
  } finally {
    await closeDatabase();
  }
}
