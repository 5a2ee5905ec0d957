import type { Right } from "../case/vocabulary";
import type { DataSystem, Identifier } from "./schema";
import type { ConnectorKind, TaskState } from "./vocabulary";

/** A system on the officer's page: `openTasks` counts what it still has to do. */
export type SystemLine = DataSystem & { openTasks: number };
/** One system with what proves who asks: never the secrets themselves, only when they were made. */
export type SystemDetail = DataSystem & { openTasks: number; secrets: { id: string; kind: "webhook" | "database"; createdAt: string }[] };

export type TaskStep = { at: string; what: string; by: string; detail: Record<string, unknown> };
export type TaskDelivery = { status: "pending" | "delivered" | "given_up"; attempts: { at: string; status: number | null; problem: string | null }[]; nextTryAt: string | null };
/** What one system has to do for one right of a case. `delivery` is null where a person does it. */
export type TaskView = {
  id: string; right: Right; systemId: string; system: string; connector: ConnectorKind; state: TaskState; assigneeId: string | null; assignee: string | null; dueOn: string | null;
  method: string | null; records: number | null; problem: string | null; delivery: TaskDelivery | null; steps: TaskStep[];
  /** What the system says it did after nobody asked any more. */ late: { at: string; method: string; records: number }[];
};

/** A task as whoever is to do it sees it, with what the person is known by. */
export type WorkTask = {
  id: string; caseName: string; right: Right; system: string; connector: ConnectorKind; state: TaskState; instructions: string; identifiers: Identifier[]; dueOn: string | null; daysLeft: number | null; zone: string; problem: string | null;
  /** Already handed in for it. */ files: { id: string; name: string; byteSize: number }[];
};
