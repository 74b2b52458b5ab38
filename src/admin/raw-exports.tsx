import type { Results } from '../contract/results.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import type { EndpointClient, ExportKind } from '../sync/endpoint-client.ts';
import { ExportBar } from './export-bar.tsx';
import { useExport } from './use-export.ts';

interface RawExportsProps {
  client: EndpointClient;
  /** The months that the results are of. */
  results: Pick<Results, 'from' | 'to'>;
}

/** What the results are made of, as files: clicks and conversions, without a person in them. */
export function RawExports({ client, results }: RawExportsProps) {
  return (
    <section class="raw-exports">
      <h2>{translate('raw_title')}</h2>
      <p class="soft">{translate('raw_note')}</p>
      <RawExport client={client} results={results} what="clicks" label="raw_clicks" />
      <RawExport client={client} results={results} what="conversions" label="raw_conversions" />
    </section>
  );
}

function RawExport({
  client,
  results: { from, to },
  what,
  label,
}: RawExportsProps & { what: Exclude<ExportKind, 'shares'>; label: MessageKey }) {
  const file = useExport(client);
  const filter = { from: startOf(from, 0), to: startOf(to, 1) };
  return (
    <div class="toolbar">
      <p>{translate(label)}</p>
      <ExportBar
        state={file.state}
        disabled={false}
        onCancel={file.cancel}
        onExport={(format) => void file.start({ what, filter, format, expectedRows: 0 })}
      />
    </div>
  );
}

/** The first instant of a month (UTC), or of one so many months later. */
function startOf(month: string, later: number): string {
  return new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + later),
  ).toISOString();
}
