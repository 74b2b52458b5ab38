import * as z from 'zod';
import { auditPageSchema, auditQuerySchema } from '../../contract/audit.ts';
import {
  importDocumentSchema,
  importQuerySchema,
  importReportSchema,
} from '../../contract/content-import.ts';
import { contentSourcesSchema } from '../../contract/content-source.ts';
import {
  itemDraftSchema,
  itemWorkDetailSchema,
  itemWorkSchema,
  pauseRequestSchema,
  workPageSchema,
  workQuerySchema,
} from '../../contract/content-work.ts';
import { dryRunQuerySchema } from '../../contract/dry-run.ts';
import {
  enrolmentCodeRequestSchema,
  enrolmentCodesSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  staffEnrolmentRequestSchema,
  staffEnrolmentSchema,
} from '../../contract/enrolment.ts';
import { eventBatchAnswerSchema, eventBatchSchema } from '../../contract/event.ts';
import { pauseSchema, signedFeedSchema } from '../../contract/feed.ts';
import { linkAnswerSchema, linkRequestSchema } from '../../contract/link.ts';
import {
  codeImportReportSchema,
  farewellRequestSchema,
  peopleSchema,
  receiptSchema,
  rotatedTokenSchema,
} from '../../contract/people.ts';
import {
  programmeFiguresAnswerSchema,
  programmeFiguresSchema,
} from '../../contract/programme-figures.ts';
import { deviceEventSchema } from '../../contract/report.ts';
import { ownResultsSchema, resultsQuerySchema, resultsSchema } from '../../contract/results.ts';
import {
  adminSessionSchema,
  shareLogPageSchema,
  shareLogQuerySchema,
} from '../../contract/share-log.ts';
import { keyRingSchema } from '../../contract/signature.ts';
import type { RouteKey } from '../http/route-access.ts';
import type { Operation } from './operation.ts';
import { OUTCOME_OPERATIONS } from './outcome-operations.ts';

const receipt = { body: farewellRequestSchema, status: 200, answer: receiptSchema };
const step = { needsTag: true, status: 200, answer: itemWorkSchema };

/** Every route of the endpoint. */
export const OPERATIONS: Readonly<Record<RouteKey, Operation>> = {
  ...OUTCOME_OPERATIONS,
  'GET /': { summary: 'Says what this is', status: 200, answerTypes: ['text/plain'] },
  'GET /enrol': { summary: 'The invitation page', status: 200, answerTypes: ['text/html'] },
  'GET /enrol.css': { summary: 'Its style', status: 200, answerTypes: ['text/css'] },
  'GET /healthz': { summary: 'Whether the process answers', status: 200 },
  'GET /readyz': { summary: 'Whether it can serve; 503 says what is missing', status: 200 },
  'GET /openapi.json': {
    summary: 'This document',
    status: 200,
    answerTypes: ['application/json'],
  },
  'GET /:code': { summary: 'Follows a short link', status: 302 },
  'POST /v1/enrolments': {
    summary: 'A one-time code for the token of an ambassador’s device',
    body: enrolmentRequestSchema,
    status: 201,
    answer: enrolmentSchema,
  },
  'POST /v1/staff/enrolments': {
    summary: 'A one-time code for the token of somebody of the company’s side',
    body: staffEnrolmentRequestSchema,
    status: 201,
    answer: staffEnrolmentSchema,
  },
  'GET /v1/receipts/:receiptId': {
    summary: 'The receipt of somebody who left or was erased',
    status: 200,
    answer: receiptSchema,
  },
  'GET /v1/feed': {
    summary: 'The approved content for the ambassador of the token; 304 to If-None-Match',
    status: 200,
    answer: signedFeedSchema,
  },
  'GET /v1/key-ring': {
    summary: 'The company’s public keys',
    status: 200,
    answer: keyRingSchema,
  },
  'POST /v1/events': {
    summary: 'Delivers share events and reports; each is answered by itself',
    body: eventBatchSchema.extend({ events: z.array(deviceEventSchema) }),
    status: 200,
    answer: eventBatchAnswerSchema,
  },
  'POST /v1/links': {
    summary: 'The short link of an item',
    body: linkRequestSchema,
    status: 200,
    answer: linkAnswerSchema,
  },
  'GET /v1/me/results': {
    summary: 'What the shares of whoever asks have brought, as long as their rows are kept',
    status: 200,
    answer: ownResultsSchema,
  },
  'POST /v1/me/leave': { summary: 'Leaves the programme', ...receipt },
  'POST /v1/me/erase': { summary: 'Takes the person out of everything kept', ...receipt },
  'POST /v1/tokens/rotate': {
    summary: 'A new token, which takes over with its first use',
    status: 201,
    answer: rotatedTokenSchema,
  },
  'POST /v1/tokens/revoke': { summary: 'Gives the token back', status: 204 },
  'GET /v1/admin/me': {
    summary: 'Whom the token speaks for',
    status: 200,
    answer: adminSessionSchema,
  },
  'GET /v1/admin/shares': {
    summary: 'A page of the share log, newest first',
    query: shareLogQuerySchema,
    status: 200,
    answer: shareLogPageSchema,
  },
  'GET /v1/admin/results': {
    summary: 'What sharing brought in whole months: observed, confirmed, modelled',
    query: resultsQuerySchema,
    status: 200,
    answer: resultsSchema,
  },
  'GET /v1/admin/people': {
    summary: 'Who works for the company’s side, and how many ambassadors there are',
    status: 200,
    answer: peopleSchema,
  },
  'POST /v1/admin/people/:personId/revoke': {
    summary: 'Withdraws all tokens of somebody',
    status: 204,
  },
  'POST /v1/admin/enrolment-codes': {
    summary: 'New one-time codes, said once',
    body: enrolmentCodeRequestSchema,
    status: 201,
    answer: enrolmentCodesSchema,
  },
  'POST /v1/admin/enrolment-codes/import': {
    summary: 'A code for each line of a CSV file, with a report on every line',
    query: dryRunQuerySchema,
    bodyTypes: ['text/csv'],
    status: 200,
    answer: codeImportReportSchema,
  },
  'POST /v1/admin/content/import': {
    summary: 'Imports approved content: a document of the contract, or a feed',
    query: importQuerySchema,
    body: importDocumentSchema,
    bodyTypes: ['application/rss+xml', 'application/atom+xml', 'application/feed+json'],
    status: 200,
    answer: importReportSchema,
  },
  'GET /v1/admin/content/sources': {
    summary: 'What is imported on a schedule, and how it goes',
    status: 200,
    answer: contentSourcesSchema,
  },
  'POST /v1/admin/content/sources/:sourceId/import': {
    summary: 'Imports one of them now; a dry run says what would change',
    query: dryRunQuerySchema,
    status: 200,
    answer: importReportSchema,
  },
  'GET /v1/content/items': {
    summary: 'Items in work and in the feeds, by id',
    query: workQuerySchema,
    status: 200,
    answer: workPageSchema,
  },
  'GET /v1/content/items/:itemId': {
    summary: 'An item with all of its revisions',
    status: 200,
    answer: itemWorkDetailSchema,
  },
  'POST /v1/content/items': {
    summary: 'Writes a new item',
    body: itemDraftSchema,
    status: 201,
    answer: itemWorkSchema,
  },
  'PUT /v1/content/items/:itemId': {
    summary: 'Writes the next revision of an item',
    body: itemDraftSchema,
    ...step,
  },
  'POST /v1/content/items/:itemId/submit': { summary: 'Asks for approval', ...step },
  'POST /v1/content/items/:itemId/return': { summary: 'Sends it back to be written', ...step },
  'POST /v1/content/items/:itemId/approve': {
    summary: 'Approves and signs it; what is urgent is published with it',
    ...step,
  },
  'POST /v1/content/items/:itemId/publish': { summary: 'Puts it into the feeds', ...step },
  'POST /v1/content/items/:itemId/withdraw': {
    summary: 'Takes it out of the feeds, and ends its links',
    ...step,
  },
  'GET /v1/programme/figures': {
    summary: 'What the company says things cost and are worth',
    status: 200,
    answer: programmeFiguresAnswerSchema,
  },
  'PUT /v1/programme/figures': {
    summary: 'Says what things cost and are worth',
    body: programmeFiguresSchema,
    needsTag: true,
    status: 200,
    answer: programmeFiguresAnswerSchema,
  },
  'PUT /v1/programme/pause': {
    summary: 'Asks everybody to share nothing for now',
    body: pauseRequestSchema,
    status: 200,
    answer: pauseSchema,
  },
  'DELETE /v1/programme/pause': { summary: 'Lets sharing go on', status: 204 },
  'GET /v1/audit': {
    summary: 'What was done and by whom, oldest first',
    query: auditQuerySchema,
    status: 200,
    answer: auditPageSchema,
  },
};
