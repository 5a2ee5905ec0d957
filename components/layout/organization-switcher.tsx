"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";

export type OrganizationChoice = { slug: string; name: string; href: string };
export type Person = { name: string; email: string; role: string };

type OrganizationSwitcherProps = { current: OrganizationChoice; organizations: OrganizationChoice[] };

export function OrganizationSwitcher({ current, organizations }: OrganizationSwitcherProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="min-w-0 max-w-56 shrink -ms-2 font-semibold text-ink" aria-label={`Organization: ${current.name}`}>
          <span className="truncate" dir="auto">{current.name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5! text-ink-3" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        {organizations.map((organization) => (
          <DropdownMenuItem key={organization.slug} asChild>
            <Link href={organization.href} aria-current={organization.slug === current.slug ? "true" : undefined}>
              <span className="min-w-0 flex-1 truncate" dir="auto">{organization.name}</span>
              {organization.slug === current.slug && <Check aria-hidden className="text-accent" />}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild><Link href="/organizations">All organizations, or a new one</Link></DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Two letters of a name: first and last word, by code point. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined].map((word) => (word ? [...word][0] : ""));
  return letters.join("").toUpperCase();
}

type PersonMenuProps = { person: Person; onHelp: () => void; onSignOut: () => void };

export function PersonMenu({ person, onHelp, onSignOut }: PersonMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon">
          <span className="sr-only">{person.name}, account</span>
          <span aria-hidden className="grid size-6 place-items-center rounded-full border border-line-strong text-[0.625rem] font-semibold">{initialsOf(person.name)}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium" dir="auto">{person.name}</p>
          <p className="truncate text-xs text-ink-3">{person.email} · {person.role}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onHelp}>Keys</DropdownMenuItem>
        <DropdownMenuItem onSelect={onSignOut}>Sign out</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
