import type { MadeDocument } from "./envelope";
import { OSCAL_DOCUMENTS, type OscalDocument } from "./source";

const STANDS_ON: Partial<Record<OscalDocument, OscalDocument>> = { "assessment-plan": "system-security-plan", "assessment-results": "assessment-plan", poam: "system-security-plan" };
const REFERENCES = new Set(["observation-uuid", "risk-uuid", "finding-uuid", "activity-uuid", "component-uuid", "task-uuid"]);
type Node = { path: string; name: string; value: unknown };

/** What a JSON schema cannot say of the four documents together, each breach in a sentence: UUIDs that come twice, references to nothing, an import that names another document than the one beside it. */
export function crossReferenceFaults(documents: Record<OscalDocument, MadeDocument>): string[] {
  const trees = new Map(OSCAL_DOCUMENTS.map((kind) => [kind, [...nodesOf(JSON.parse(documents[kind].text), kind)]]));
  return OSCAL_DOCUMENTS.flatMap((kind) => {
    const own = trees.get(kind) ?? [];
    const under = STANDS_ON[kind];
    return [...twice(own), ...dangling(own, under ? [...own, ...(trees.get(under) ?? [])] : own), ...(under ? importFaults(documents[kind], documents[under], own) : [])];
  });
}

function* nodesOf(value: unknown, path: string): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield { path: `${path}/${name}`, name, value: inner };
    yield* nodesOf(inner, `${path}/${name}`);
  }
}

function twice(nodes: Node[]): string[] {
  const seen = new Set<unknown>();
  return nodes.filter(({ name, value }) => name === "uuid" && (seen.has(value) || !seen.add(value))).map(({ path, value }) => `${path}: ${String(value)} is given twice.`);
}

/** `known` holds the document's own parts and those of the one it imports. */
function dangling(nodes: Node[], known: Node[]): string[] {
  const uuids = new Set(known.filter(({ name }) => name === "uuid").map(({ value }) => value));
  const ids = new Set(known.filter(({ name }) => name === "id").map(({ value }) => value));
  return nodes.filter(({ path, name, value }) => {
    if (REFERENCES.has(name)) return !uuids.has(value);
    if (name === "target-id") return !ids.has(value);
    if (name === "role-id") return !ids.has(value);
    if (/\/party-uuids\/\d+$/.test(path)) return !uuids.has(value);
    return name === "href" && typeof value === "string" && value.startsWith("#") && !uuids.has(value.slice(1));
  }).map(({ path, value }) => `${path}: ${String(value)} is nowhere.`);
}

function importFaults(document: MadeDocument, under: MadeDocument, nodes: Node[]): string[] {
  const href = nodes.find(({ path }) => /\/import-(ssp|ap)\/href$/.test(path))?.value;
  const resource = nodes.find(({ value }) => typeof value === "object" && value !== null && "rlinks" in value && `#${String((value as { uuid?: unknown }).uuid)}` === href)?.value;
  const said = JSON.stringify(resource ?? null);
  return said.includes(under.uuid) && said.includes(under.sha256) ? [] : [`${document.kind}: does not import ${under.fileName} as it is.`];
}
