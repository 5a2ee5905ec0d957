import { getCase } from "@/server/services/privacy/get";
import { approveDrillErasure } from "@/server/services/privacy/drills/approve-erasure";
import { checkDrill } from "@/server/services/privacy/drills/check";
import { endDrill } from "@/server/services/privacy/drills/end";
import { getDrill } from "@/server/services/privacy/drills/get";
import { listDrills } from "@/server/services/privacy/drills/list";
import { planDrillErasure } from "@/server/services/privacy/drills/plan-erasure";
import { setUpDrill } from "@/server/services/privacy/drills/set-up";
import { startDrill } from "@/server/services/privacy/drills/start";
import { tendDrillsOf } from "@/server/services/privacy/drills/tend";
import { tickPlanted } from "@/server/services/privacy/drills/tick-planted";
import { completeOwnTask } from "@/server/services/privacy/tasks/complete";
import { handInForTask } from "@/server/services/privacy/tasks/hand-in";

import type { DeskPeople } from "./acts";

type Step = "finding" | "erasing" | "checking";
/** What one system of the demo hands over lacks its marker: the drill fails, and shows by what. */
const INCOMPLETE = "Support desk";

/** Somebody made up is entered in both systems, not in the portal itself, and asked for. */
export async function beginDemoDrill({ officer }: DeskPeople): Promise<void> {
  const { id } = await setUpDrill(officer);
  for (const { systemId, connector } of (await getDrill(officer, { id })).systemRows) if (connector !== "portal") await tickPlanted(officer, { id, systemId, planted: true });
  await startDrill(officer, { id });
}

/** Both systems answer; the erasure is planned by one and approved by another. */
export async function eraseInDemoDrill(people: DeskPeople): Promise<void> {
  const { officer, owner } = people;
  const { id, systemRows } = await openDrill(people);
  for (const { taskId, name } of await tasksIn(people, "finding")) {
    const marker = name === INCOMPLETE ? "" : (systemRows.find((row) => row.name === name)?.marker ?? "");
    await handInForTask(officer, { id: taskId, name: "found.csv", mediaType: "text/csv" }, Buffer.from(`account,note\ndrill,${marker}\n`));
    await completeOwnTask(officer, { id: taskId, method: "extracted", records: 1 });
  }
  await planDrillErasure(officer, { id });
  await approveDrillErasure(owner, { id, planSeq: (await openDrill(people)).planSeq });
}

/** Both report the erasure, and find nobody when they are asked once more. */
export async function endDemoDrill(people: DeskPeople): Promise<void> {
  const { officer, owner } = people;
  const { id } = await openDrill(people);
  for (const { taskId } of await tasksIn(people, "erasing")) await completeOwnTask(officer, { id: taskId, method: "deleted", records: 1 });
  await checkDrill(owner, { id });
  for (const { taskId } of await tasksIn(people, "checking")) await completeOwnTask(officer, { id: taskId, method: "none_found", records: 0 });
  await endDrill(officer, { id });
  await tendDrillsOf(officer.orgId, officer.now);
}

async function openDrill({ officer }: DeskPeople) {
  const open = (await listDrills(officer)).rows.find(({ state }) => state !== "ended");
  if (!open) throw new Error("The demo's drill is missing.");
  return getDrill(officer, { id: open.id });
}

async function tasksIn(people: DeskPeople, step: Step): Promise<{ taskId: string; name: string }[]> {
  const { cases, systemRows } = await openDrill(people);
  const { tasks } = await getCase(people.officer, { id: cases.find((each) => each.step === step)?.id });
  return tasks.map(({ id, systemId }) => ({ taskId: id, name: systemRows.find((row) => row.systemId === systemId)?.name ?? systemId }));
}
