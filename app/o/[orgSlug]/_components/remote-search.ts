import type { PaletteGroup } from "@/components/layout/command-palette";
import { answersQuery, caseNumberIn } from "@/components/layout/palette-rules";
import { controlPath, evidencePath } from "@/components/layout/paths";
import { rightsInWords } from "@/components/privacy/case-words";
import { makeClient } from "@/server/trpc/client";

const SHOWN = 8;

type Place = { orgSlug: string; people: boolean; cases: boolean };

/** Controls, requests by their number, evidence and people, where they may be found, that answer what was typed. */
export async function remoteSearch({ orgSlug, people: mayFindPeople, cases: mayFindCases }: Place, query: string, signal: AbortSignal): Promise<PaletteGroup[]> {
  const client = makeClient(orgSlug);
  const base = `/o/${orgSlug}`;
  const number = mayFindCases ? caseNumberIn(query) : null;
  const [controls, evidence, people, cases] = await Promise.all([
    client.controls.list.query({}, { signal }), client.evidence.list.query({ text: query, limit: SHOWN }, { signal }), mayFindPeople ? client.members.list.query(undefined, { signal }) : { members: [] },
    number === null ? { rows: [] } : client.privacy.list.query({ show: "all", number, size: SHOWN }, { signal }),
  ]);
  // A title that answers stands before a category that does.
  const named = controls.filter(({ key, title }) => answersQuery(`${key} ${title}`, query));
  const related = controls.filter(({ key, title, category }) => !answersQuery(`${key} ${title}`, query) && answersQuery(`${key} ${title} ${category}`, query));
  const groups: PaletteGroup[] = [
    {
      title: "Controls",
      items: [...named, ...related].slice(0, SHOWN)
        .map(({ id, key, title, state }) => ({ id, code: key, label: title, state, href: controlPath(base, key) })),
    },
    { title: "Requests", items: cases.rows.map(({ id, name, rights, dueOn }) => ({ id, code: name, label: rightsInWords(rights), hint: dueOn ? `due ${dueOn}` : undefined, href: `${base}/privacy/${id}` })) },
    { title: "Evidence", items: evidence.rows.map(({ id, number, title, sourceSystem }) => ({ id, code: `E-${number}`, label: title, hint: sourceSystem ?? undefined, href: evidencePath(base, id) })) },
    {
      title: "People",
      items: people.members.filter(({ name, email }) => answersQuery(`${name} ${email}`, query)).slice(0, 4).map(({ userId, name, email }) => ({ id: userId, label: name, hint: email, href: `${base}/settings/members` })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
