"use client";

import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ConnectProcessorInput, ProtocolsView } from "@/server/domain/privacy/protocols/schema";

type ConnectProcessorDialogProps = { row: ProtocolsView["processors"][number]; onConnect: (input: ConnectProcessorInput) => Promise<FormResult>; onClose: () => void };
type Typed = { how: string; user: string; secret: string; hosts: string };

const WAYS = [{ value: "bearer", label: "By a token (Bearer)" }, { value: "basic", label: "By name and password (Basic)" }, { value: "none", label: "Not at all" }];

/** How a processor knows us, and from where its results may be fetched. Saving asks it at once. */
export function ConnectProcessorDialog({ row, onConnect, onClose }: ConnectProcessorDialogProps) {
  const form = useForm<Typed>({ defaultValues: { how: row.hasAuthorization ? "keep" : "bearer", user: "", secret: "", hosts: row.resultHosts.join(" ") } });
  const { errors, isSubmitting } = form.formState;
  const how = useWatch({ control: form.control, name: "how" });
  const handleSubmit = useFormSubmit(form, async (typed) => onConnect({ systemId: row.systemId, resultHosts: typed.hosts.split(/[\s,]+/).filter(Boolean), ...authorizationOf(typed) }), onClose);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Connect ${row.name}`} description="It is asked what it takes, and its certificate is checked.">
        <form onSubmit={handleSubmit} noValidate>
          <Field label="It knows us">{(control) => <NativeSelect {...control} options={row.hasAuthorization ? [{ value: "keep", label: "As before" }, ...WAYS] : WAYS} {...form.register("how")} />}</Field>
          {how === "basic" && <Field label="Name" error={errors.user?.message}>{(control) => <Input {...control} dir="ltr" autoComplete="off" {...form.register("user")} />}</Field>}
          {(how === "basic" || how === "bearer") && <Field label={how === "basic" ? "Password" : "Token"} error={errors.secret?.message}>{(control) => <Input {...control} type="password" dir="ltr" autoComplete="off" {...form.register("secret")} />}</Field>}
          <Field label="Hosts of its results" optional hint="Besides its own: files.example.com" error={errors.hosts?.message}>{(control) => <Input {...control} dir="ltr" spellCheck={false} {...form.register("hosts")} />}</Field>
          <FormError message={errors.root?.message} className="mb-3" />
          <DialogFooter><Button type="submit" variant="primary" pending={isSubmitting}>Save and ask it</Button></DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function authorizationOf({ how, user, secret }: Typed): Pick<ConnectProcessorInput, "authorization"> {
  if (how === "keep") return {};
  if (how === "basic") return { authorization: { kind: "basic", user, password: secret } };
  return { authorization: how === "bearer" ? { kind: "bearer", token: secret } : null };
}
