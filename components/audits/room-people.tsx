import { Section } from "@/components/layout/section";
import { roleWord } from "@/components/settings/role-words";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { Days } from "@/components/ui/days";
import type { RoomPeople } from "@/server/domain/engagements/room-view";

import { frameworksInWords, GRANT_WORDS } from "./audit-words";

type RoomPeopleListProps = { people: RoomPeople; firm: string; organization: string; timezone: string };

/** Both sides of an audit, by name. */
export function RoomPeopleList({ people: { auditors, organization: members }, firm, organization, timezone }: RoomPeopleListProps) {
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-8">
      <Section title={`Auditors of ${firm}`} count={auditors.length}>
        {auditors.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nobody was let in yet.</p> : (
          <Table label="Auditors" className="min-w-[34rem]">
            <TableHead><tr><TableHeader>Auditor</TableHeader><TableHeader>Sees</TableHeader><TableHeader>State</TableHeader><TableHeader>Until</TableHeader></tr></TableHead>
            <TableBody>
              {auditors.map(({ id, name, email, frameworks, windowFrom, windowTo, state, expiresAt, isMe }) => (
                <TableRow key={id}>
                  <TableCell><bdi className="font-medium">{name}</bdi>{isMe && <span className="text-ink-3"> (you)</span>}<span className="block text-xs text-ink-3 wrap-anywhere">{email}</span></TableCell>
                  <TableCell>{frameworks.length === 0 ? "all of it" : frameworksInWords(frameworks)}<span className="tabular block text-xs whitespace-nowrap text-ink-3"><Days from={windowFrom} to={windowTo} /></span></TableCell>
                  <TableCell><Badge tone="outline">{GRANT_WORDS[state]}</Badge></TableCell>
                  <TableCell><Time iso={expiresAt} tz={timezone} /></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Section>
      <Section title={organization} count={members.length}>
        <ul className="text-sm">
          {members.map(({ name, role }, at) => <li key={`${name} ${at}`} className="flex flex-wrap gap-x-3 border-t border-line py-1.5"><bdi className="font-medium">{name}</bdi><span className="text-ink-3">{roleWord(role)}</span></li>)}
        </ul>
        <p className="border-t border-line py-2 text-sm text-ink-3">Contributors see requests that are assigned to them, nothing else of this audit.</p>
      </Section>
    </div>
  );
}
