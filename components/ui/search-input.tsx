"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { cn } from "./cn";
import { Input } from "./input";
import { Kbd } from "./kbd";

type SearchInputProps = { value: string; onChange: (value: string) => void; label: string; placeholder?: string; delayMs?: number; className?: string };

/** The filter box of a list. `/` jumps here, Esc leaves; changes are passed on once typing pauses. */
export function SearchInput({ value, onChange, label, placeholder = "Filter", delayMs = 200, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const passedOn = useRef(value);

  useEffect(() => {
    if (value !== passedOn.current) {
      passedOn.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    if (typed === passedOn.current) return;
    const timer = setTimeout(() => {
      passedOn.current = typed;
      onChange(typed);
    }, delayMs);
    return () => clearTimeout(timer);
  }, [typed, delayMs, onChange]);

  return (
    <span className={cn("relative block", className)}>
      <Search aria-hidden className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
      <Input type="search" data-hotkey="/" aria-label={label} placeholder={placeholder} value={typed} onChange={(event) => setTyped(event.target.value)} dir="auto" className="ps-8 pe-8 [&::-webkit-search-cancel-button]:appearance-none" />
      {!typed && <Kbd aria-hidden className="pointer-events-none absolute end-1.5 top-1/2 -translate-y-1/2 pointer-coarse:hidden">/</Kbd>}
    </span>
  );
}
