"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Time } from "@/components/ui/time";
import type { ControlDetail } from "@/server/domain/controls/view";

import { ParameterForm } from "./parameter-form";
import { type ParameterValue, sameParameter, showParameter } from "./parameter-values";

type ParameterTableProps = {
  parameters: ControlDetail["parameters"];
  timezone: string;
  /** `null` takes the default. Absent where the reader may not change it. */
  onSaveParameter?: (name: string, promised: ParameterValue | null) => Promise<FormResult>;
};

/** Default beside promise, always both. What was promised decides; the default is only where one starts. */
export function ParameterTable({ parameters, timezone, onSaveParameter }: ParameterTableProps) {
  const [editing, setEditing] = useState<string | null>(null);
  if (parameters.length === 0) return <p className="border-t border-line py-2 text-sm text-ink-2">This control has no parameters.</p>;
  return (
    <ul className="text-sm">
      <li aria-hidden className="grid h-7 grid-cols-[minmax(0,1.2fr)_minmax(4.5rem,.6fr)_minmax(5.5rem,.8fr)_1.75rem] items-center gap-x-3 border-b border-line-strong text-xs text-ink-3">
        <span>Parameter</span><span className="text-end">Default</span><span className="text-end">You promise</span><span />
      </li>
      {parameters.map((parameter) => {
        const own = parameter.promised !== null && !sameParameter(parameter.promised, parameter.defaultValue);
        return (
          <li key={parameter.name} className="border-b border-line py-1">
            <div className="grid min-h-7 grid-cols-[minmax(0,1.2fr)_minmax(4.5rem,.6fr)_minmax(5.5rem,.8fr)_1.75rem] items-center gap-x-3">
              <span className="wrap-anywhere">{parameter.label}</span>
              <span className="tabular text-end text-ink-3 wrap-anywhere"><span className="sr-only">Default </span>{showParameter(parameter.defaultValue)}</span>
              <span className={own ? "tabular text-end font-semibold wrap-anywhere" : "tabular text-end text-ink-2 wrap-anywhere"}>
                <span className="sr-only">You promise </span>{parameter.promised === null ? "default" : showParameter(parameter.promised)}
              </span>
              {onSaveParameter ? (
                <Button variant="ghost" size="icon-sm" aria-label={`Change ${parameter.label}`} aria-expanded={editing === parameter.name} onClick={() => setEditing(editing === parameter.name ? null : parameter.name)}>
                  <Pencil aria-hidden className="size-3.5!" />
                </Button>
              ) : <span />}
            </div>
            {parameter.changedBy && <p className="text-xs text-ink-3">set by <bdi>{parameter.changedBy}</bdi>, <Time iso={parameter.changedAt} tz={timezone} /></p>}
            {editing === parameter.name && onSaveParameter && (
              <ParameterForm parameter={parameter} onSave={(promised) => onSaveParameter(parameter.name, promised)} onDone={() => setEditing(null)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
