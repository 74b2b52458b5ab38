import { translate } from '../i18n/translate.ts';
import { sentRows } from './sent-fields.ts';

/** Each field that is sent: what it says, why, and what it looks like. */
export function SentTable() {
  return (
    <table class="sent">
      <thead>
        <tr>
          <th scope="col">{translate('sent_column_what')}</th>
          <th scope="col">{translate('sent_column_why')}</th>
          <th scope="col">{translate('sent_column_example')}</th>
        </tr>
      </thead>
      <tbody>
        {sentRows.map(({ what, why, fields, example }) => (
          <tr key={what}>
            <th scope="row">
              {translate(what)}
              <span class="wire">
                {fields.map((field) => (
                  <code key={field}>{field}</code>
                ))}
              </span>
            </th>
            <td>{translate(why)}</td>
            <td>
              <code>{example}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
