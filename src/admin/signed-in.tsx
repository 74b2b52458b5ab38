import type { AdminSession } from '../contract/share-log.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { TabPanel } from '../ui/tab-list.tsx';
import { CompanyLog } from './company-log.tsx';
import { CompanyOutcomes } from './company-outcomes.tsx';
import { CompanyResults } from './company-results.tsx';
import { useExportFiles } from './export-files.ts';

/** What needs a sign-in. */
export type CompanyView = 'company' | 'results' | 'outcomes';

interface SignedInProps {
  /** Null: another view is open. */
  view: CompanyView | null;
  client: EndpointClient;
  session: AdminSession;
  onSignOut: () => void;
}

/** Everything of the company's, there for as long as the sign-in holds: an export goes on while another view is read. */
export function SignedIn({ view, session, ...rest }: SignedInProps) {
  const files = useExportFiles(rest.client);
  if (view === null) return null;
  return (
    <TabPanel id={view}>
      {view === 'company' && <CompanyLog session={session} file={files.shares} {...rest} />}
      {view === 'results' && <CompanyResults files={files} {...rest} />}
      {view === 'outcomes' && <CompanyOutcomes {...rest} />}
    </TabPanel>
  );
}
