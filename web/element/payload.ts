// The payload of the complaint form as a type (assets/schema/complaint-v2.schema.json says it in full).

export interface Payload {
  readonly schemaVersion: 2;
  readonly form: "complaint";
  readonly id: string;
  readonly createdAt: string;
  readonly profile: string;
  readonly locale: string;
  readonly kind: "complaint" | "objection";
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  readonly case?: {
    readonly caseNumber?: string;
    readonly nationalId?: { readonly scheme: "bsn" | "rrn"; readonly value: string };
  };
  readonly statement: { readonly reason: string; readonly error?: string };
  readonly incident: {
    readonly date: string;
    readonly channel: "letter" | "phone" | "email" | "other";
    readonly channelDescription?: string;
  };
  readonly consent: {
    readonly accepted: true;
    readonly acceptedAt: string;
    readonly textVersion: string;
    readonly textDigest: string;
    readonly language: string;
  };
}
