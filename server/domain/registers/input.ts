import { z } from "zod";

import { REGISTER_KEYS } from "./keys";

const register = z.enum(REGISTER_KEYS);
const id = z.string().max(60);
const note = z.string().trim().max(500).default("");
/** Held against the register's own schema by the verb. */
const content = z.record(z.string().max(60), z.unknown());

export const ListEntriesInput = z.strictObject({ register, archived: z.boolean().default(false) });
export const EntryInput = z.strictObject({ register, id });
export const AddEntryInput = z.strictObject({ register, content, note });
/** `version` is the one that was looked at: where somebody changed it since, nothing is overwritten. */
export const ChangeEntryInput = z.strictObject({ register, id, version: z.int().min(1), content, note });
export const ArchiveEntryInput = z.strictObject({ register, id, archived: z.boolean(), reason: z.string().trim().min(1, "Say why.").max(500) });

export const FILE_FORMATS = ["csv", "json"] as const;
const format = z.enum(FILE_FORMATS);
/** `archived` also takes what is archived. */
export const ExportRegisterInput = z.strictObject({ register, format: format.default("json"), archived: z.boolean().default(false) });

export const MOST_FILE_CHARACTERS = 4_000_000;
const text = z.string().max(MOST_FILE_CHARACTERS, "A file may have 4 MB. Split it.");
export const PreviewImportInput = z.strictObject({ register, format, text });
/** `plan` is the digest of what was looked at. */
export const ImportRegisterInput = z.strictObject({ register, format, text, plan: z.string().regex(/^[0-9a-f]{64}$/) });

export const RegisterInput = z.strictObject({ register });
export const PersonRefInput = z.strictObject({ address: z.email().max(320) });
