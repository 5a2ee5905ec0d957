import { z } from "zod";

import { Email } from "../organization/schema";
import { CHANNELS, OBJECTS_TO, RIGHTS } from "./case/vocabulary";
import { LANGUAGE_CODES } from "./languages";
import { momentInput } from "../times/schema";

const LONGEST_WORDING = 10_000;

/** Who asks, as they said. Kept sealed, for as long as the case needs it. */
export const Requester = z.strictObject({
  name: z.string().trim().max(200),
  email: Email.nullable(),
  address: z.string().trim().max(500).nullable(),
  /** Anything by which the organization's systems know them: a customer number, a user name. */
  identifiers: z.array(z.strictObject({ kind: z.string().trim().min(1).max(60), value: z.string().trim().min(1).max(300) })).max(20),
});
export type Requester = z.infer<typeof Requester>;

const Claims = z.array(z.enum(RIGHTS)).min(1, "Choose at least one.").max(RIGHTS.length).refine((rights) => new Set(rights).size === rights.length, "Choose each once.");
const ObjectsTo = z.array(z.enum(OBJECTS_TO)).max(OBJECTS_TO.length);

/** What the public form sends. Only a way to answer and what is asked for are needed: nothing else may stand in the way of a request (GDPR Art. 12(2)). */
export const FileRequestInput = z.strictObject({
  language: z.enum(LANGUAGE_CODES),
  rights: Claims, objectsTo: ObjectsTo.default([]),
  name: z.string().trim().max(200).default(""),
  email: Email,
  wording: z.string().trim().max(LONGEST_WORDING).default(""),
  /** What the form itself is known by, so that sent twice it counts once; empty where it came without. */
  form: z.string().regex(/^([\w-]{16,64})?$/).catch("").default(""),
  /** Who was handed over by the organization's own application, sealed; empty for everybody else. */
  visit: z.string().max(4096).default(""),
});
export type FileRequestInput = z.infer<typeof FileRequestInput>;

/** What somebody of the organization records of a request that came another way. */
export const RecordRequestInput = z.strictObject({
  channel: z.enum(CHANNELS).exclude(["form", "login", "drill"]),
  receivedAt: momentInput(),
  language: z.enum(LANGUAGE_CODES),
  rights: Claims, objectsTo: ObjectsTo.default([]),
  requester: Requester,
  knownAddress: z.boolean(),
  role: z.enum(["controller", "processor"]).default("controller"),
  wording: z.string().trim().min(1, "Write down what the person asked for, in their words.").max(LONGEST_WORDING),
});
export type RecordRequestInput = z.infer<typeof RecordRequestInput>;

/** An objection says against what; an objection that does not is read as one against everything that can be objected to. */
export function claimsOf({ rights, objectsTo }: Pick<FileRequestInput, "rights" | "objectsTo">) {
  return rights.map((right) => ({ right, objectsTo: right !== "objection" ? [] : objectsTo.length > 0 ? objectsTo : [...OBJECTS_TO] }));
}
