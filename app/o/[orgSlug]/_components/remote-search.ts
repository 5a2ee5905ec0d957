import type { PaletteGroup } from "@/components/layout/command-palette";
import { controlPath, evidencePath } from "@/components/layout/paths";
import { makeClient } from "@/server/trpc/client";

const SHOWN = 8;

/** Controls, evidence and people that answer what was typed. */
export async function remoteSearch(orgSlug: string, query: string, signal: AbortSignal): Promise<PaletteGroup[]> {
  const client = makeClient(orgSlug);
  const base = `/o/${orgSlug}`;
  const [controls, evidence, people] = await Promise.all([
    client.controls.list.query({}, { signal }), client.evidence.list.query({ text: query, limit: SHOWN }, { signal }), client.members.list.query(undefined, { signal }),
  ]);
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const answers = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word));
  const groups: PaletteGroup[] = [
    {
      title: "Controls",
      items: controls.filter(({ key, title, category }) => answers(`${key} ${title} ${category}`)).slice(0, SHOWN)
        .map(({ id, key, title, state }) => ({ id, code: key, label: title, state, href: controlPath(base, key) })),
    },
    { title: "Evidence", items: evidence.rows.map(({ id, number, title, sourceSystem }) => ({ id, code: `E-${number}`, label: title, hint: sourceSystem ?? undefined, href: evidencePath(base, id) })) },
    {
      title: "People",
      items: people.members.filter(({ name, email }) => answers(`${name} ${email}`)).slice(0, 4).map(({ userId, name, email }) => ({ id: userId, label: name, hint: email, href: `${base}/settings/members` })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
