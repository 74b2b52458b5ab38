import type { ComposerRecipes } from '../../../contract/composer-recipes.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import type { AuditNote } from '../../audit/audit-chain.ts';
import type { RecipeIssue } from '../store.ts';
import { appendAudit } from './audit.ts';
import { query, type SqlConnection, type SqlDatabase } from './sql-database.ts';
import { changeContent } from './tenants.ts';

interface RecipeRow {
  seq: number;
  content: string | null;
  keyId: string | null;
  signature: string | null;
}

const LATEST = query<RecipeRow>(
  `select seq, content, key_id as "keyId", signature from composer_recipes
   where tenant = :tenant order by seq desc limit 1`,
);

/** The latest issue of the composer recipes. */
export async function readRecipes(connection: SqlConnection, tenant: string): Promise<RecipeIssue> {
  const row = await connection.get(LATEST, { tenant });
  if (!row?.content || !row.keyId || !row.signature) return { seq: row?.seq ?? 0, signed: null };
  // Written by saveRecipes below, from recipes that the contract's schema passed.
  const recipes: ComposerRecipes = JSON.parse(row.content);
  return {
    seq: row.seq,
    signed: { recipes, signature: { keyId: row.keyId, value: row.signature } },
  };
}

/** Keeps an issue and raises the content sequence; the same sequence again replaces its signature only. */
export function saveRecipes(
  database: SqlDatabase,
  tenant: string,
  { seq, signed, now, audit }: RecipeIssue & { now: string; audit?: AuditNote },
): Promise<void> {
  return database.transaction(async (connection) => {
    await connection.run(
      `insert into composer_recipes (tenant, seq, content, key_id, signature, created_at)
       values (:tenant, :seq, :content, :keyId, :signature, :now)
       on conflict (tenant, seq) do update
       set key_id = excluded.key_id, signature = excluded.signature`,
      {
        tenant,
        seq,
        content: signed && canonicalJson(signed.recipes),
        keyId: signed?.signature.keyId ?? null,
        signature: signed?.signature.value ?? null,
        now,
      },
    );
    await changeContent(connection, tenant, { programme: null, now });
    await appendAudit(connection, tenant, audit);
  });
}
