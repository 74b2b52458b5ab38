import { prepareMonths } from '../postgres/month-partitions.ts';
import type { Store } from '../store.ts';
import { listAudit, noteAudit, readAuditHead } from './audit.ts';
import { appendClicks, listClickTotals, recountClicks } from './clicks.ts';
import {
  findFeedMoments,
  findItems,
  listCampaigns,
  listFactSheets,
  listPublishedItems,
  saveContent,
} from './content.ts';
import { addConversion, tryConversion } from './conversions.ts';
import { listEventTotals, recountEvents } from './event-totals.ts';
import { erase, leave, readReceipt } from './farewells.ts';
import { createLabelReader } from './item-labels.ts';
import { changeWork, listRevisions, listWork, readWork } from './item-work.ts';
import { giveHandle, listHandles, listLinkedItems } from './link-handles.ts';
import { countSteps } from './migrate.ts';
import {
  decideOutcome,
  findOutcome,
  listOutcomeMonths,
  listOutcomes,
  listOwnOutcomes,
} from './outcomes.ts';
import { countOwn } from './own-results.ts';
import { countPast, hasPast } from './past-rows.ts';
import {
  addEnrolmentCodes,
  addStaff,
  countAmbassadors,
  enrol,
  listStaff,
  readEnrolledAt,
} from './people.ts';
import { createPeopleCounter } from './people-counts.ts';
import { listPresence } from './presence-totals.ts';
import { readFigures, saveFigures } from './programme-figures.ts';
import { readRecipes, saveRecipes } from './recipes.ts';
import { appendReports } from './reports.ts';
import {
  listResultTotals,
  recountResults,
  sumClicks,
  sumConversions,
  sumCredits,
  sumShares,
} from './results.ts';
import { beginCut, claimRetention, cutRaw, readRawFrom } from './retention.ts';
import { appendEvents } from './share-events.ts';
import { countShares, listShares } from './share-log.ts';
import { hasSignedItems, listItemsNotSignedBy, signItems } from './signatures.ts';
import { claimSource, listSources, removeSource, saveSource, settleSource } from './sources.ts';
import { query, type SqlDatabase } from './sql-database.ts';
import { createTenant, readTenant, setPause } from './tenants.ts';
import { revokeFamily, revokePerson, rotateToken, useToken } from './tokens.ts';
import { readSalts } from './visitor-salts.ts';
import { listWordingUses } from './wording-uses.ts';

const PING = query<{ steps: number }>('select count(*) as steps from schema_step');

/** The store over a database whose schema is up to date. Closing the store closes the database. */
export function createSqlStore(database: SqlDatabase): Store {
  const stepsKnown = countSteps(database.dialect);
  return {
    createTenant: (tenant, seed) => createTenant(database, tenant, seed),
    readTenant: (tenant) => readTenant(database, tenant),
    addEnrolmentCodes: (tenant, codes, audit) =>
      addEnrolmentCodes(database, tenant, { codes, audit }),
    enrol: (tenant, exchange, kind) => enrol(database, tenant, { exchange, kind }),
    addStaff: (tenant, exchange, staff) => addStaff(database, tenant, { exchange, staff }),
    useToken: (tenant, tokenHash, now) => useToken(database, tenant, { tokenHash, now }),
    rotateToken: (tenant, next) => rotateToken(database, tenant, next),
    revokeFamily: (tenant, familyId, now) =>
      revokeFamily(database, tenant, { familyId, now, because: 'asked' }),
    revokePerson: (tenant, personId, audit) => revokePerson(database, tenant, { personId, audit }),
    listStaff: (tenant) => listStaff(database, tenant),
    countAmbassadors: (tenant) => countAmbassadors(database, tenant),
    readEnrolledAt: (tenant, personId) => readEnrolledAt(database, tenant, personId),
    leave: (tenant, farewell) => leave(database, tenant, farewell),
    erase: (tenant, farewell) => erase(database, tenant, farewell),
    readReceipt: (tenant, receiptId) => readReceipt(database, tenant, receiptId),
    readWork: (tenant, itemId) => readWork(database, tenant, itemId),
    listWork: (tenant, slice) => listWork(database, tenant, slice),
    listRevisions: (tenant, itemId) => listRevisions(database, tenant, itemId),
    changeWork: (tenant, itemId, decide) => changeWork(database, tenant, { itemId, decide }),
    setPause: (tenant, pause, audit) => setPause(database, tenant, { pause, audit }),
    findFeedMoments: (tenant, at) => findFeedMoments(database, tenant, at),
    noteAudit: (tenant, note) => noteAudit(database, tenant, note),
    listAudit: (tenant, slice) => listAudit(database, tenant, slice),
    readAuditHead: (tenant) => readAuditHead(database, tenant),
    saveContent: (tenant, change) => saveContent(database, tenant, change),
    findItems: (tenant, ids) => findItems(database, tenant, ids),
    listPublishedItems: (tenant, at) => listPublishedItems(database, tenant, at),
    listFactSheets: (tenant, at) => listFactSheets(database, tenant, at),
    listWordingUses: (tenant, limits) => listWordingUses(database, tenant, limits),
    listItemsNotSignedBy: (tenant, keyId) => listItemsNotSignedBy(database, tenant, keyId),
    signItems: (tenant, items) => signItems(database, tenant, items),
    hasSignedItems: (tenant) => hasSignedItems(database, tenant),
    readRecipes: (tenant) => readRecipes(database, tenant),
    saveRecipes: (tenant, issue, when) => saveRecipes(database, tenant, { ...issue, ...when }),
    listCampaigns: (tenant) => listCampaigns(database, tenant),
    appendEvents: (tenant, events) => appendEvents(database, tenant, events),
    appendReports: (tenant, reports) => appendReports(database, tenant, reports),
    listOutcomeMonths: (tenant) => listOutcomeMonths(database, tenant),
    listOutcomes: (tenant, slice) => listOutcomes(database, tenant, slice),
    findOutcome: (tenant, reference) => findOutcome(database, tenant, reference),
    decideOutcome: (tenant, ruling) => decideOutcome(database, tenant, ruling),
    listOwnOutcomes: (tenant, pseudonyms) => listOwnOutcomes(database, tenant, pseudonyms),
    listEventTotals: (tenant) => listEventTotals(database, tenant),
    recountEvents: (tenant) => recountEvents(database, tenant),
    listShares: (tenant, slice) => listShares(database, tenant, slice),
    countShares: (tenant, filter) => countShares(database, tenant, filter),
    addConversion: (tenant, conversion, { dryRun } = { dryRun: false }) =>
      dryRun
        ? tryConversion(database, tenant, conversion)
        : addConversion(database, tenant, conversion),
    giveHandle: (tenant, kind, subject) => giveHandle(database, tenant, { kind, subject }),
    listHandles: (tenant, after) => listHandles(database, tenant, after),
    listLinkedItems: (tenant) => listLinkedItems(database, tenant),
    appendClicks: (tenant, clicks) => appendClicks(database, tenant, clicks),
    listClickTotals: (tenant) => listClickTotals(database, tenant),
    recountClicks: (tenant) => recountClicks(database, tenant),
    sumShares: (tenant, months) => sumShares(database, tenant, months),
    sumClicks: (tenant, months) => sumClicks(database, tenant, months),
    countPeople: createPeopleCounter(database),
    sumConversions: (tenant, months) => sumConversions(database, tenant, months),
    sumCredits: (tenant, months, rule) => sumCredits(database, tenant, { months, rule }),
    countOwn: (tenant, pseudonyms) => countOwn(database, tenant, pseudonyms),
    listResultTotals: (tenant) => listResultTotals(database, tenant),
    recountResults: (tenant) => recountResults(database, tenant),
    readFigures: (tenant) => readFigures(database, tenant),
    saveFigures: (tenant, change) => saveFigures(database, tenant, change),
    listPresence: (tenant) => listPresence(database, tenant),
    listItemLabels: createLabelReader(database),
    readRawFrom: (tenant) => readRawFrom(database, tenant),
    claimRetention: (tenant, day) => claimRetention(database, tenant, day),
    countPast: (tenant, month) => countPast(database, tenant, month),
    hasPast: (tenant, month) => hasPast(database, tenant, month),
    beginCut: (tenant, month, audit) => beginCut(database, tenant, { month, audit }),
    cutRaw: (tenant, month) => cutRaw(database, tenant, month),
    async prepareMonths(now) {
      if (database.dialect === 'postgres') await prepareMonths(database, now);
    },
    readSalts: (tenant, fresh) => readSalts(database, tenant, fresh),
    listSources: (tenant) => listSources(database, tenant),
    saveSource: (tenant, setting, when) => saveSource(database, tenant, { setting, ...when }),
    removeSource: (tenant, sourceId, audit) => removeSource(database, tenant, { sourceId, audit }),
    claimSource: (tenant, sourceId, turn) => claimSource(database, tenant, { sourceId, ...turn }),
    settleSource: (tenant, source, state) => settleSource(database, tenant, { source, state }),
    async checkHealth() {
      const { steps = 0 } = (await database.get(PING, {})) ?? {};
      if (steps < stepsKnown) throw new Error(`${stepsKnown - steps} schema steps are missing.`);
    },
    readLoad: () => database.readLoad(),
    close: () => database.close(),
  };
}
