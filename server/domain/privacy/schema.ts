import { z } from "zod";

import { refuseFarTimes } from "./case/far-times";
import { Instant, Key, RightName } from "./case/parts";
import { REQUEST_ACTS } from "./case/request-acts";
import { RIGHT_ACTS } from "./case/right-acts";
import type { Right } from "./case/vocabulary";

/** Who did it: the person the data are about (or their agent), somebody of the organization, or the product itself. */
export const CaseActor = z.strictObject({ kind: z.enum(["subject", "user", "system"]), id: Key });
export type CaseActor = z.infer<typeof CaseActor>;

export const ACTS = { ...REQUEST_ACTS, ...RIGHT_ACTS } as const;
type Acts = typeof ACTS;
export type RequestAct = keyof typeof REQUEST_ACTS;
export type RightAct = keyof typeof RIGHT_ACTS;
export type Act = keyof Acts;
export type ActData = { [K in Act]: z.infer<Acts[K]["data"]> };

type Stamped = { seq: number; at: Date; actor: CaseActor; right: Right | null };
/** What happened, once and for good. Codes, dates, ids, counts and hashes; never a name, an address, a value or a text. */
export type EventOf<K extends Act> = { [P in K]: Stamped & { kind: Acts[P]["event"]; data: ActData[P] } }[K];
export type CaseEvent = EventOf<Act>;
export type EventKind = CaseEvent["kind"];

/** What somebody wants to do. `right` goes with acts about one right. */
export type CommandOf<K extends Act> = { [P in K]: { kind: P; data: ActData[P] } & (P extends RightAct ? { right: Right } : { right?: undefined }) }[K];
export type CaseCommand = CommandOf<Act>;

export const REQUEST_ACT_NAMES = Object.keys(REQUEST_ACTS) as RequestAct[];
export const RIGHT_ACT_NAMES = Object.keys(RIGHT_ACTS) as RightAct[];
const isRightAct = (act: Act): act is RightAct => act in RIGHT_ACTS;
const ACT_NAMES: Act[] = [...REQUEST_ACT_NAMES, ...RIGHT_ACT_NAMES];

const eventOf = (act: Act) => z.strictObject({
  seq: z.int().positive(), at: Instant, actor: CaseActor, right: isRightAct(act) ? RightName : z.null(), kind: z.literal(ACTS[act].event), data: ACTS[act].data,
});
const commandOf = (act: Act) => z.strictObject({ kind: z.literal(act), data: ACTS[act].data, ...(isRightAct(act) ? { right: RightName } : {}) }).superRefine((command, context) => refuseFarTimes(command, context));
const union = (options: z.ZodObject[]) => z.discriminatedUnion("kind", options as [z.ZodObject, ...z.ZodObject[]]);

// Unions made from a table: the compiler cannot follow, the types above say what the table says.
export const CaseEvent = union(ACT_NAMES.map(eventOf)) as unknown as z.ZodType<CaseEvent>;
export const CaseCommand = union(ACT_NAMES.map(commandOf)) as unknown as z.ZodType<CaseCommand>;
