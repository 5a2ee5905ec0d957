import { z } from "zod";

export const PEER_KINDS = ["opendsr_controller", "shop_app"] as const;
export type PeerKind = (typeof PEER_KINDS)[number];
/** How long the secret before the newest still counts, so that both sides can change it without losing a message. */
export const OVERLAP_DAYS = 7;

const Name = z.string().trim().min(2, "Say who sends them.").max(120);
/** A name in the domain name system with at least two labels, in lower case. */
export const DomainName = z.string().trim().toLowerCase().max(253).regex(/^(?=.*[a-z])([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "Use a domain such as opendsr.example.com.");
const Host = z.string().trim().toLowerCase().min(1).max(253).regex(/^[a-z0-9.:[\]-]+$/, "Use a host such as callbacks.example.com, without https://.");

/** The certificate and key that answers are signed with. Left out, they stay as they are. */
export const SaveOpenDsrInput = z.strictObject({
  isOpen: z.boolean(), domain: DomainName,
  certificate: z.string().trim().max(40_000).optional(), privateKey: z.string().trim().max(20_000).optional(),
}).refine(({ certificate, privateKey }) => (certificate === undefined) === (privateKey === undefined), { error: "Give the certificate together with its key.", path: ["privateKey"] });
export type SaveOpenDsrInput = z.infer<typeof SaveOpenDsrInput>;
export const TestCertificateInput = z.strictObject({ domain: DomainName });
export const AddControllerInput = z.strictObject({ name: Name, callbackHosts: z.array(Host).max(10).default([]) });
export const AddShopAppInput = z.strictObject({ name: Name, /** The app's own secret as the platform shows it; left out, one is made. */ secret: z.string().trim().min(16, "A secret has 16 characters at least.").max(200).optional() });
export const RotateShopSecretInput = z.strictObject({ id: z.string().max(80), secret: AddShopAppInput.shape.secret });
export const PeerId = z.strictObject({ id: z.string().max(80) });

/** What the settings page shows. No secret is in it. */
export type ProtocolsView = {
  opendsr: { isOpen: boolean; domain: string; isTest: boolean; subject: string; validTo: string; isExpired: boolean } | null;
  addresses: { opendsr: string; opengdpr: string };
  controllers: { id: string; name: string; callbackHosts: string[]; keys: number; requests: number; undelivered: number; lastReceivedAt: string | null }[];
  processors: { systemId: string; name: string; domain: string; hasAuthorization: boolean; resultHosts: string[]; apiVersion: string | null; foundAt: string | null; waiting: number; problems: string[] }[];
  shopApps: { id: string; name: string; addresses: string[]; previousUntil: string | null; requests: number; lastReceivedAt: string | null }[];
};

const Visible = z.string().trim().min(1).max(2000).regex(/^[\x20-\x7e]+$/, "Use visible characters only.");
/** How a processor knows us. `authorization` left out stays as it was; null is none. */
export const ConnectProcessorInput = z.strictObject({
  systemId: z.string().max(80), resultHosts: z.array(Host).max(10).default([]),
  authorization: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("bearer"), token: Visible }), z.strictObject({ kind: z.literal("basic"), user: Visible, password: Visible })]).nullable().optional(),
});
export type ConnectProcessorInput = z.infer<typeof ConnectProcessorInput>;
/** What a processor said of itself when it was connected. */
export type ProcessorFound = { apiVersion: string; types: string[]; domain: string; certificateValidTo: string };
