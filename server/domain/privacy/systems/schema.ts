import { z } from "zod";

import { RIGHTS } from "../case/vocabulary";
import { Connector, RIGHTS_OF_CONNECTOR } from "./connectors";
import { HOLDERS, IDENTIFIER_SOURCES, IDENTIFIER_TYPES } from "./vocabulary";

const Id = z.string().max(80);
const Line = z.string().trim().max(120);
const Words = z.array(Line.min(1)).max(50);
/** Copies that outlive an erasure: how long, and whether they are put beyond use until then. */
export const BackupSet = z.strictObject({ id: z.string().trim().min(1).max(80), name: Line.min(1, "Name the backup."), expiresAfterDays: z.int().min(0).max(3650), beyondUse: z.boolean() });
export type BackupSet = z.infer<typeof BackupSet>;

const Described = z.strictObject({
  name: Line.min(2, "Name the system."),
  description: z.string().trim().max(2000),
  holder: z.enum(HOLDERS),
  processorId: Id.nullable(),
  categories: Words, subjects: Words,
  rights: z.array(z.enum(RIGHTS)).min(1, "Choose the rights this system takes part in.").max(RIGHTS.length),
  connector: Connector,
  backupSets: z.array(BackupSet).max(20).refine((sets) => new Set(sets.map(({ id }) => id)).size === sets.length, "Each backup has an id of its own."),
  retention: z.string().trim().max(500),
});
/** One system that holds personal data, as the register has it. */
export const DataSystem = Described.extend({ id: Id, archivedAt: z.date().nullable() });
export type DataSystem = z.infer<typeof DataSystem>;

/** `id` null adds a system. `databaseUrl` is for a query's connection: kept sealed, never shown again; left out it stays as it was. */
export const SaveSystemInput = Described.extend({ id: Id.nullable(), databaseUrl: z.string().trim().min(1).max(2000).optional() })
  .check(({ value: { rights, connector }, issues }) => {
    const able = RIGHTS_OF_CONNECTOR[connector.kind];
    const wrong = able === "all" ? undefined : rights.find((right) => !able.includes(right));
    if (wrong) issues.push({ code: "custom", path: ["rights"], input: rights, message: `This connector cannot carry out "${wrong}". Choose another for it, or leave the right out.` });
  });
export type SaveSystemInput = z.infer<typeof SaveSystemInput>;
export const SystemId = z.strictObject({ id: Id });
export const ListSystemsInput = z.strictObject({ archived: z.boolean().default(false) });

/** Something by which systems know the person of a case. */
export const Identifier = z.strictObject({ type: z.enum(IDENTIFIER_TYPES), value: z.string().trim().min(1, "Give the identifier.").max(300), source: z.enum(IDENTIFIER_SOURCES) });
export type Identifier = z.infer<typeof Identifier>;
export const AddIdentifierInput = z.strictObject({ requestId: Id, type: Identifier.shape.type, value: Identifier.shape.value, source: Identifier.shape.source.exclude(["stated"]) });
export const RemoveIdentifierInput = z.strictObject({ requestId: Id, id: Id });
export const ArchiveSystemInput = z.strictObject({ id: Id, archived: z.boolean() });
/** `id`: whose kept database address is used where none is given. */
export const PreviewQueryInput = z.strictObject({ id: Id.nullable(), template: z.string().max(20_000), timeoutSeconds: z.int().min(1).max(50), databaseUrl: z.string().trim().min(1).max(2000).optional() });
