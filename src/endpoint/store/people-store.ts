import type { AuditEntry, AuditHead } from '../../contract/audit.ts';
import type { Role, Staff } from '../../contract/enrolment.ts';
import type { Receipt, ReceiptContent } from '../../contract/people.ts';
import type { AuditNote } from '../audit/audit-chain.ts';

/** An enrolled person: a random id, and what the person and the company agreed on. */
export interface PersonRecord {
  personId: string;
  roles: Role[];
  /** What the audit log calls somebody of the company's side; null for ambassadors, who have no name here. */
  label: string | null;
  locale: string;
  topics: string[];
  /** An ambassador who is trained to put facts right in public. */
  trained: boolean;
}

/** A person as a list shows them. */
export interface PersonListed extends PersonRecord {
  enrolledAt: string;
  leftAt: string | null;
}

/** An enrolment code to keep: its hash, whom it is for, until when. */
export interface EnrolmentCodeRecord {
  codeHash: string;
  /** Null: an ambassador. */
  staff: Staff | null;
  locale: string;
  topics: string[];
  trained: boolean;
  createdAt: string;
  expiresAt: string;
}

/** The exchange of a code for a token. Ids come from the caller. */
export interface EnrolmentExchange {
  codeHash: string;
  personId: string;
  familyId: string;
  tokenHash: string;
  now: string;
}

/** Whose token it is; or that it was replaced long ago, so that its whole family has been revoked just now. */
export type TokenOutcome =
  | { status: 'good'; person: PersonRecord; familyId: string }
  | { status: 'reused' };

/** How many rows lost the person; on leaving, only tokens do. */
export type FarewellCounts = Pick<
  ReceiptContent,
  'shares' | 'events' | 'clicks' | 'conversions' | 'tokens'
>;

/** Somebody goes. */
export interface Farewell {
  personId: string;
  /** Every pseudonym that the person ever had, to be taken out; none: they leave, and what they shared stays theirs. */
  pseudonyms: readonly string[];
  now: string;
  /** Makes the receipt, and what the audit log says, once it is known what was done. */
  seal(counts: FarewellCounts): { receipt: Receipt; audit: AuditNote };
}

/** The part of the store about people, their tokens, and what was done by whom. The tenant comes first in every call. */
export interface PeopleStore {
  addEnrolmentCodes(
    tenant: string,
    codes: readonly EnrolmentCodeRecord[],
    audit?: AuditNote,
  ): Promise<void>;
  /** Uses up a code for a new person; null if the code is wrong, used, expired, or of the other kind. */
  enrol(
    tenant: string,
    exchange: EnrolmentExchange,
    kind: 'ambassador' | 'staff',
  ): Promise<PersonRecord | null>;
  /** Adds somebody of the company's side without a code. */
  addStaff(
    tenant: string,
    exchange: Omit<EnrolmentExchange, 'codeHash'>,
    staff: Staff,
  ): Promise<void>;

  /** Whose token this is, by its hash; null if it is unknown or revoked. Its first use puts it in force. */
  useToken(tenant: string, tokenHash: string, now: string): Promise<TokenOutcome | null>;
  /** Keeps a token that takes over with its first use; an earlier one that was never used is retired. */
  rotateToken(
    tenant: string,
    next: { familyId: string; tokenHash: string; now: string },
  ): Promise<void>;
  /** Revokes a family of tokens. */
  revokeFamily(tenant: string, familyId: string, now: string): Promise<void>;
  /** Revokes all tokens of a person; false if there is no such person. */
  revokePerson(tenant: string, personId: string, audit: AuditNote): Promise<boolean>;

  /** Everybody of the company's side, also who left, by label. */
  listStaff(tenant: string): Promise<PersonListed[]>;
  countAmbassadors(tenant: string): Promise<number>;
  /** When somebody enrolled; null if there is no such person. */
  readEnrolledAt(tenant: string, personId: string): Promise<string | null>;
  /** Revokes what an ambassador holds and notes that they left; null if there is no such person any more. */
  leave(tenant: string, farewell: Farewell): Promise<Receipt | null>;
  /**
   * Takes the person out of events, shares, clicks and codes of links, and deletes them; totals stay, but for the day of
   * their coming. Null if there is no such person any more.
   */
  erase(tenant: string, farewell: Farewell): Promise<Receipt | null>;
  readReceipt(tenant: string, receiptId: string): Promise<Receipt | null>;

  /** Notes something that changes nothing in the store. */
  noteAudit(tenant: string, note: AuditNote): Promise<void>;
  /** Entries behind a number, oldest first. */
  listAudit(tenant: string, slice: { after: number; limit: number }): Promise<AuditEntry[]>;
  readAuditHead(tenant: string): Promise<AuditHead>;
}
