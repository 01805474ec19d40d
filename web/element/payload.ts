// The payloads of the forms as types. Made by tools/generate.mjs from the forms' definitions; assets/schema says the shapes of the values.

export interface ComplaintPayload {
  readonly schemaVersion: 2;
  readonly form: "complaint";
  readonly id: string;
  readonly createdAt: string;
  readonly profile: "be" | "nl";
  readonly locale: "en" | "nl";
  /** What do you want to do? */
  readonly kind: "objection" | "complaint" | "review";
  readonly contact: {
    /** Name */
    readonly name: string;
    /** Phone number */
    readonly phone: string;
    /** Email address */
    readonly email: string;
  };
  /** I am filling in this form for somebody else */
  readonly onBehalfOf?: {
    /** Name of the person you are filling this in for */
    readonly name?: string;
    /** What is your role? */
    readonly role?: "administrator" | "counsellor" | "lawyer" | "relative" | "heir" | "other";
  };
  readonly previous?: {
    /** Reference of your earlier complaint */
    readonly reference?: string;
  };
  /** Is it about a case with us? */
  readonly case?: {
    /** Case number */
    readonly caseNumber?: string;
    readonly nationalId?: {
      readonly scheme: "bsn" | "rrn";
      readonly value: string;
    };
  };
  readonly statement: {
    /** What do you think is wrong? */
    readonly ground?: "not_mine" | "paid" | "wrong_amount" | "contract" | "fraud" | "time_barred" | "debt_relief" | "other";
    /** For what reason do you disagree? */
    readonly reason: string;
    /** Why do you think that someone at Alektum Group made a mistake? */
    readonly error?: string;
    /** What do you want us to do? */
    readonly outcome?: string;
  };
  readonly incident?: {
    /** When did the incident take place? */
    readonly date?: string;
    /** How was the contact made? */
    readonly channel?: "letter" | "phone" | "email" | "other";
    /** In which other way? */
    readonly channelDescription?: string;
  };
  readonly consent: {
    readonly accepted: true;
    readonly acceptedAt: string;
    readonly textVersion: string;
    readonly textDigest: string;
    readonly language: "en" | "nl";
  };
}

export interface PersonalDataPayload {
  readonly schemaVersion: 2;
  readonly form: "personal-data";
  readonly id: string;
  readonly createdAt: string;
  readonly profile: "be" | "nl";
  readonly locale: "en" | "nl";
  /** What do you want to do? */
  readonly kind: "overview" | "correction";
  readonly contact: {
    /** Name */
    readonly name: string;
    /** Phone number */
    readonly phone: string;
    /** Email address */
    readonly email: string;
  };
  /** I am filling in this form for somebody else */
  readonly onBehalfOf?: {
    /** Name of the person you are filling this in for */
    readonly name?: string;
    /** What is your role? */
    readonly role?: "administrator" | "counsellor" | "lawyer" | "relative" | "heir" | "other";
  };
  /** Is it about a case with us? */
  readonly case?: {
    /** Case number */
    readonly caseNumber?: string;
    readonly nationalId?: {
      readonly scheme: "bsn" | "rrn";
      readonly value: string;
    };
  };
  readonly correction?: {
    readonly wrong?: string;
    readonly right?: string;
  };
  readonly notice: {
    readonly shownAt: string;
    readonly textVersion: string;
    readonly textDigest: string;
    readonly language: "en" | "nl";
  };
}

export type Payload = ComplaintPayload | PersonalDataPayload;
