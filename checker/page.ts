import { browserPlatform, requireBrowser } from "./browser-platform";
import { CannotCheck } from "./broken";
import { checkPack } from "./check-pack";
import { readGiven, type RawGiven } from "./given";
import { showCannot, showReport } from "./page-result";
import { Report } from "./report";
import type { RandomAccess } from "./source";
import { openZip } from "./zip";

/** How long the page works before it lets the browser draw. */
const SLICE_MS = 50;

/** Wires the form of verify.html. The page has no state but the form and its last result. */
export function startPage(): void {
  const drop = byId("drop", HTMLElement);
  const pack = byId("pack", HTMLInputElement);
  for (const kind of ["dragover", "dragleave", "drop"]) drop.addEventListener(kind, (event) => drop.classList.toggle("over", kind === "dragover" && !event.defaultPrevented));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer) pack.files = event.dataTransfer.files;
  });
  byId("form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });
}

async function run(): Promise<void> {
  const button = document.querySelector("button");
  const result = byId("result", HTMLElement);
  button?.toggleAttribute("disabled", true);
  result.hidden = true;
  byId("progress", HTMLElement).hidden = false;
  try {
    showReport(result, await check());
  } catch (error) {
    showCannot(result, error instanceof CannotCheck ? error.message : `The checker itself failed (${String(error)}); nothing can be said about this pack.`);
  } finally {
    byId("progress", HTMLElement).hidden = true;
    result.hidden = false;
    button?.toggleAttribute("disabled", false);
  }
}

async function check(): Promise<Report> {
  await requireBrowser();
  const file = byId("pack", HTMLInputElement).files?.[0];
  if (!file) throw new CannotCheck("Choose the zip of a pack first.");
  const given = readGiven(await rawGiven(), browserPlatform);
  const report = new Report();
  const source = await report.attempt(file.name, () => openZip(accessTo(file), report));
  if (source) await checkPack({ source, given, platform: browserPlatform, report, progress: progressBar() });
  return report;
}

async function rawGiven(): Promise<RawGiven> {
  return { key: byId("key", HTMLTextAreaElement).value, since: await chosen("since"), policy: await chosen("policy"), tsaRoot: await chosen("tsa-root") };
}

async function chosen(id: string): Promise<Uint8Array | undefined> {
  const file = byId(id, HTMLInputElement).files?.[0];
  return file && new Uint8Array(await file.arrayBuffer());
}

/** A chosen file, read in pieces: a pack of many gigabytes never stands in memory. */
function accessTo(file: File): RandomAccess {
  return { size: file.size, read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()) };
}

function progressBar(): (done: number, total: number, what: string) => Promise<void> {
  const [bar, step] = [byId("bar", HTMLProgressElement), byId("step", HTMLElement)];
  let last = 0;
  return async (done, total, what) => {
    if (performance.now() - last < SLICE_MS) return;
    bar.value = total > 0 ? done / total : 0;
    step.textContent = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} ${what}`;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}

function byId<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new CannotCheck(`This page is damaged: it lacks "${id}". Save it again.`);
  return found;
}

startPage();
