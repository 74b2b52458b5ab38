import { conversionAnswerSchema, conversionSchema } from '../../contract/conversion.ts';
import { conversionImportReportSchema } from '../../contract/conversion-import.ts';
import { dryRunQuerySchema } from '../../contract/dry-run.ts';
import {
  clickExportQuerySchema,
  conversionExportQuerySchema,
  shareExportQuerySchema,
} from '../../contract/export.ts';
import {
  outcomeDecisionSchema,
  outcomePageSchema,
  outcomeQuerySchema,
  ownOutcomesSchema,
} from '../../contract/outcome.ts';
import { siteConversionSchema } from '../../contract/site-conversion.ts';
import type { RouteKey } from '../http/route-access.ts';
import type { Operation } from './operation.ts';

const file = { status: 200, answerTypes: ['text/csv', 'application/x-ndjson'] };
const ruling = { status: 200, answer: outcomeDecisionSchema };

/** The routes about what sharing led to: conversions, outcomes that ambassadors reported, and all of it as files. */
export const OUTCOME_OPERATIONS = {
  'POST /v1/conversions': {
    summary: 'Tells what became of a visit through a shared link; safe to repeat',
    body: conversionSchema,
    status: 200,
    answer: conversionAnswerSchema,
  },
  'POST /v1/conversions/import': {
    summary: 'Conversions of a CSV file, with a report on every line; safe to repeat',
    query: dryRunQuerySchema,
    bodyTypes: ['text/csv'],
    status: 200,
    answer: conversionImportReportSchema,
  },
  'GET /site.js': {
    summary: 'The script for the company’s own pages, of at most 2 kB',
    status: 200,
    answerTypes: ['text/javascript'],
  },
  'POST /v1/site/conversions': {
    summary: 'What a page of the company says that a visit led to; as text too, safe to repeat',
    body: siteConversionSchema,
    status: 204,
  },
  'GET /v1/admin/shares/export': {
    summary: 'The share log as a file, newest first; goes on behind the row `after`',
    query: shareExportQuerySchema,
    ...file,
  },
  'GET /v1/admin/clicks/export': {
    summary: 'Clicks as a file, without visitors and without whose links they were',
    query: clickExportQuerySchema,
    ...file,
  },
  'GET /v1/admin/conversions/export': {
    summary: 'Conversions as a file, without whose shares led to them',
    query: conversionExportQuerySchema,
    ...file,
  },
  'GET /v1/me/outcomes': {
    summary: 'What became of the outcomes that whoever asks reported',
    status: 200,
    answer: ownOutcomesSchema,
  },
  'GET /v1/admin/outcomes': {
    summary: 'A page of the outcomes that ambassadors reported, without a word of whom',
    query: outcomeQuerySchema,
    status: 200,
    answer: outcomePageSchema,
  },
  'POST /v1/admin/outcomes/:reference/confirm': {
    summary: 'Confirms a reported outcome, which becomes a conversion; safe to repeat',
    ...ruling,
  },
  'POST /v1/admin/outcomes/:reference/decline': {
    summary: 'Declines a reported outcome; safe to repeat',
    ...ruling,
  },
} as const satisfies Partial<Record<RouteKey, Operation>>;
