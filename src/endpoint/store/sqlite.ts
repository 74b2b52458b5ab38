import type { Clock } from '../instants.ts';
import { prepareContent } from './sqlite/content.ts';
import { openDatabase } from './sqlite/database.ts';
import { prepareEnrolments } from './sqlite/enrolments.ts';
import { migrate } from './sqlite/migrate.ts';
import { prepareShareEvents } from './sqlite/share-events.ts';
import { prepareShareLog } from './sqlite/share-log.ts';
import { prepareTenants } from './sqlite/tenants.ts';
import type { Store } from './store.ts';

/**
 * Opens a store in one SQLite file, and brings its schema up to date. Several processes may share the file
 * (a server and a command beside it); each call is one short transaction that runs to its end at once.
 */
export function openSqliteStore(file: string, now: Clock): Store {
  const database = openDatabase(file);
  migrate(database, now().toISOString());
  const tenants = prepareTenants(database);
  const enrolments = prepareEnrolments(database);
  const content = prepareContent(database, tenants);
  const shareEvents = prepareShareEvents(database);
  const shareLog = prepareShareLog(database);
  const ping = database.prepare('select count(*) from schema_step');
  return {
    createTenant: async (tenant, seed) => tenants.create(tenant, seed),
    readTenant: async (tenant) => tenants.read(tenant),
    addEnrolmentCodes: async (tenant, codes) => enrolments.addCodes(tenant, codes),
    enrol: async (tenant, exchange) => enrolments.enrol(tenant, exchange),
    findDevice: async (tenant, tokenHash) => enrolments.findDevice(tenant, tokenHash),
    addAdminToken: async (tenant, token) => enrolments.addAdminToken(tenant, token),
    isAdminToken: async (tenant, tokenHash) => enrolments.isAdminToken(tenant, tokenHash),
    saveContent: async (tenant, change) => content.save(tenant, change),
    findItems: async (tenant, ids) => content.find(tenant, ids),
    listPublishedItems: async (tenant, at) => content.listPublished(tenant, at),
    listCampaigns: async (tenant) => content.listCampaigns(tenant),
    appendEvents: async (tenant, events) => shareEvents.append(tenant, events),
    listShares: async (tenant, slice) => shareLog.list(tenant, slice),
    countShares: async (tenant, filter) => shareLog.count(tenant, filter),
    checkHealth: async () => void ping.get(),
    close: async () => database.close(),
  };
}
