"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Time } from "@/components/ui/time";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { InvitationView, Role } from "@/server/domain/organization/view";

import { ROLE_OPTIONS, roleWord } from "./role-words";

type InviteFormProps = { onInvite: (invitation: { email: string; role: Role }) => Promise<FormResult> };

export function InviteForm({ onInvite }: InviteFormProps) {
  const form = useForm<{ email: string; role: Role }>({ defaultValues: { email: "", role: "contributor" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ email, role }) => onInvite({ email: email.trim(), role }), () => form.reset());
  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className="grid items-start gap-x-3 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
        <Field label="E-mail" error={errors.email?.message}>
          {(control) => <Input {...control} type="email" autoComplete="off" {...form.register("email", { validate: (email) => /^\S+@\S+\.\S+$/.test(email.trim()) || "An e-mail address, please." })} />}
        </Field>
        <Field label="Role">{(control) => <NativeSelect {...control} options={ROLE_OPTIONS} {...form.register("role")} />}</Field>
        <Button type="submit" variant="primary" pending={isSubmitting} className="sm:mt-[1.375rem]">Send invitation</Button>
      </div>
      <FormError message={errors.root?.message} className="mb-2" />
    </form>
  );
}

const STATE_WORDS: Record<InvitationView["state"], string> = { open: "open until", accepted: "accepted, was open until", expired: "expired", revoked: "revoked, was open until" };

type InvitationListProps = { invitations: InvitationView[]; timezone: string; onRevoke?: (id: string) => void };

export function InvitationList({ invitations, timezone, onRevoke }: InvitationListProps) {
  if (invitations.length === 0) return null;
  return (
    <ul aria-label="Invitations" className="text-sm">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-line py-1">
          <span className="min-w-52 flex-1 wrap-anywhere">{invitation.email} <span className="text-ink-3">as {roleWord(invitation.role).toLowerCase()}, by <bdi>{invitation.invitedBy}</bdi></span></span>
          <span className="text-ink-2">{STATE_WORDS[invitation.state]} <Time iso={invitation.expiresAt} tz={timezone} /></span>
          {invitation.state === "open" && onRevoke && <Button size="sm" variant="ghost" aria-label={`Revoke the invitation of ${invitation.email}`} onClick={() => onRevoke(invitation.id)}>Revoke</Button>}
        </li>
      ))}
    </ul>
  );
}
