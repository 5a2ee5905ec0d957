import { RIGHTS_OF_CONNECTOR } from "@/server/domain/privacy/systems/connectors";
import type { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import type { ConnectorKind } from "@/server/domain/privacy/systems/vocabulary";

export type TypedBackup = { id: string; name: string; days: string; beyondUse: boolean };
/** What stands in the form of a system. */
export type TypedSystem = {
  name: string; description: string; holder: string; /** Empty where it is not named. */ processorId: string; categories: string; subjects: string; retention: string; rights: string[]; backups: TypedBackup[];
  kind: ConnectorKind; assigneeId: string; instructions: string; url: string; domain: string; template: string; databaseUrl: string; rowLimit: string; timeoutSeconds: string;
};

export function typedOf(system: SystemLine | null): TypedSystem {
  const connector = system?.connector;
  return {
    name: system?.name ?? "", description: system?.description ?? "", holder: system?.holder ?? "own", processorId: system?.processorId ?? "", categories: (system?.categories ?? []).join("\n"), subjects: (system?.subjects ?? []).join("\n"), retention: system?.retention ?? "",
    rights: [...(system?.rights ?? ["access", "erasure"])], backups: (system?.backupSets ?? []).map(({ id, name, expiresAfterDays, beyondUse }) => ({ id, name, days: String(expiresAfterDays), beyondUse })),
    kind: connector?.kind ?? "manual", assigneeId: connector?.assigneeId ?? "", instructions: connector && "instructions" in connector ? connector.instructions : "",
    url: connector?.kind === "webhook" ? connector.url : connector?.kind === "opendsr" ? connector.baseUrl : "", domain: connector?.kind === "opendsr" ? connector.domain : "",
    template: connector?.kind === "sql" ? connector.template : "", databaseUrl: "", rowLimit: String(connector?.kind === "sql" ? connector.rowLimit : 1000), timeoutSeconds: String(connector?.kind === "sql" ? connector.timeoutSeconds : 30),
  };
}

/** Whether a right can be carried out by this way of asking. */
export function isAble(kind: ConnectorKind, right: string): boolean {
  const able = RIGHTS_OF_CONNECTOR[kind];
  return able === "all" || able.includes(right);
}

const lines = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** What is sent of it. Fields of other connectors than the chosen one are left behind; an empty database address keeps the one there is. */
export function systemOf(typed: TypedSystem, system: SystemLine | null): SaveSystemInput {
  return {
    id: system?.id ?? null, name: typed.name.trim(), description: typed.description.trim(), ...(typed.holder === "processor" ? { holder: "processor", processorId: typed.processorId || null } : { holder: "own", processorId: null }),
    categories: lines(typed.categories), subjects: lines(typed.subjects), rights: typed.rights.filter((right) => isAble(typed.kind, right)) as SaveSystemInput["rights"], retention: typed.retention.trim(), connector: connectorOf(typed),
    backupSets: typed.backups.map(({ id, name, days, beyondUse }) => ({ id, name: name.trim(), expiresAfterDays: Number(days), beyondUse })),
    ...(typed.kind === "sql" && typed.databaseUrl.trim() ? { databaseUrl: typed.databaseUrl.trim() } : {}),
  };
}

function connectorOf(typed: TypedSystem): SaveSystemInput["connector"] {
  const assigneeId = typed.assigneeId || null;
  switch (typed.kind) {
    case "webhook": return { kind: "webhook", url: typed.url.trim(), assigneeId };
    case "opendsr": return { kind: "opendsr", baseUrl: typed.url.trim(), domain: typed.domain.trim(), assigneeId };
    case "sql": return { kind: "sql", template: typed.template, rowLimit: Number(typed.rowLimit), timeoutSeconds: Number(typed.timeoutSeconds), assigneeId };
    case "csv": return { kind: "csv", instructions: typed.instructions.trim(), assigneeId };
    default: return { kind: "manual", instructions: typed.instructions.trim(), assigneeId };
  }
}
