import type { ComponentChildren } from 'preact';
import { type MessageKey, translate } from '../i18n/translate.ts';

interface LogTableProps {
  columns: readonly MessageKey[];
  children: ComponentChildren;
}

/** A table that scrolls sideways where the window is narrow, by keyboard too. */
export function LogTable({ columns, children }: LogTableProps) {
  return (
    <section class="table-frame" aria-label={translate('admin_title')} tabIndex={0}>
      <table class="log">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {translate(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
