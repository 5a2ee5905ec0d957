import path from "node:path";

export type SourceFile = { path: string; text: string };
type Area = { name: string; test: RegExp; mayImport: RegExp[]; typesAnywhere?: boolean; values?: RegExp[] };

const DOMAIN = /^server\/domain\//;
const ENTRY = /^server\/(env|log|clock|configure)\.ts$/;

/** The import table of style.md §4, one row an area: what it may import from the project. First match wins. */
const AREAS: Area[] = [
  { name: "app", test: /^app\//, mayImport: [/^app\//, /^components\//, /^server\/(trpc|http|auth)\//, DOMAIN], typesAnywhere: true },
  { name: "components", test: /^components\//, mayImport: [/^components\//, DOMAIN], typesAnywhere: true },
  { name: "emails", test: /^emails\//, mayImport: [/^emails\//, DOMAIN], typesAnywhere: true },
  { name: "server/reports", test: /^server\/reports\//, mayImport: [/^server\/reports\//, DOMAIN], typesAnywhere: true },
  { name: "server/domain", test: DOMAIN, mayImport: [DOMAIN] },
  { name: "server/services", test: /^server\/services\//, mayImport: [/^server\/(services|storage|mail|reports)\//, /^db\//, /^emails\//, DOMAIN, ENTRY] },
  { name: "server/storage", test: /^server\/(storage|mail)\//, mayImport: [/^server\/(storage|mail)\//, DOMAIN, ENTRY] },
  { name: "server adapters", test: /^server\/(trpc|http|jobs|auth)\//, mayImport: [/^server\/(trpc|http|jobs|auth|services)\//, DOMAIN, ENTRY], typesAnywhere: true },
  { name: "server entry", test: ENTRY, mayImport: [/^server\/[^/]+\.ts$/, /^db\//, DOMAIN] },
  { name: "db/seed", test: /^db\/(seed|testing)\//, mayImport: [/^db\//, /^server\/(services|domain|http|trpc|auth)\//, ENTRY] },
  { name: "db", test: /^db\//, mayImport: [/^db\//, DOMAIN, ENTRY] },
  // Imports nothing of ours: it exists so that nobody need trust the rest of this code.
  { name: "checker", test: /^checker\//, mayImport: [/^checker\//] },
  { name: "e2e", test: /^e2e\//, mayImport: [/^e2e\//, /^db\//, /^server\//, /^ops\//] },
  { name: "ops and bench", test: /^(ops|bench)\//, mayImport: [/./] },
];

const FORBIDDEN_NAMES = /(^|\/)(helpers?|utils?|misc|common|manager|index)\.(ts|tsx)$/;
const KEBAB = /^(\[?\[?(\.\.\.)?[a-z0-9-]+\]?\]?|\([a-z-]+\)|@[a-z-]+|\(\.+\)[a-z0-9[\]-]+|_[a-z-]+|[a-z0-9.-]+)$/i;
const MAX_LINES = 300;
const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;

/** Every breach of the project's structure, one sentence each. */
export function structureFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...nameFaults(file), ...sizeFaults(file), ...environmentFaults(file), ...importFaults(file)]);
}

function nameFaults({ path: file }: SourceFile): string[] {
  if (FORBIDDEN_NAMES.test(file) && !file.startsWith("app/")) return [`${file}: name the file after what it does; no helpers, utils or index.`];
  const odd = file.split("/").find((part) => !KEBAB.test(part) || /[A-Z]/.test(part.replaceAll(/\[[^\]]*\]/g, "")));
  return odd ? [`${file}: "${odd}" is not kebab-case.`] : [];
}

function sizeFaults({ path: file, text }: SourceFile): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/?\*)/.test(line)).length;
  return lines > MAX_LINES ? [`${file}: ${lines} lines of code, ${MAX_LINES} at most.`] : [];
}

/** The environment is read in one place; entry points of processes may pass it on. */
function environmentFaults({ path: file, text }: SourceFile): string[] {
  if (!/process\.env/.test(text) || /\.test\.tsx?$/.test(file) || /^(ops|bench|e2e|db\/testing)\//.test(file) || file === "server/env.ts") return [];
  // The bundler replaces this one name at build time; it is a constant, not a setting.
  const rest = text.replaceAll("process.env.PROOFROOM_BUILD", "").replaceAll("process.env[\"PATH\"]", "");
  return /process\.env/.test(rest) ? [`${file}: reads process.env; only server/env.ts does.`] : [];
}

function importFaults(file: SourceFile): string[] {
  const area = AREAS.find((candidate) => candidate.test.test(file.path));
  if (!area || /\.test\.tsx?$/.test(file.path)) return [];
  return [...file.text.matchAll(IMPORT)].flatMap(([, typeOnly, specifier]) => {
    const target = specifier ? projectPath(file.path, specifier) : undefined;
    if (!target || (typeOnly && area.typesAnywhere)) return [];
    return area.mayImport.some((allowed) => allowed.test(target)) ? [] : [`${file.path}: ${area.name} may not import ${target}.`];
  });
}

function projectPath(from: string, specifier: string): string | undefined {
  const target = specifier.startsWith("@/") ? specifier.slice(2) : specifier.startsWith(".") ? path.join(path.dirname(from), specifier) : undefined;
  return target && !/\.\w+$/.test(target) ? `${target}.ts` : target;
}
