import { useId } from 'preact/hooks';
import type { Figures, Results } from '../contract/results.ts';
import { formatNumber, type MessageKey, translate } from '../i18n/translate.ts';
import { type Evidence, EvidenceMark } from '../ui/evidence-mark.tsx';
import { countConfirmed, countCredited, keyWord, orderRows } from './result-measures.ts';

/** A kind of bar: how firm it is, and how long. */
interface Series {
  evidence: Evidence;
  label: MessageKey;
  of: (figures: Figures) => number;
}

/** What is drawn on one scale. People and conversions are too far apart to share one. */
const panels: readonly { title: MessageKey; series: readonly Series[] }[] = [
  {
    title: 'results_people_head',
    series: [
      {
        evidence: 'observed',
        label: 'results_people_head',
        of: ({ observed }) => observed.people,
      },
    ],
  },
  {
    title: 'chart_conversions',
    series: [
      { evidence: 'confirmed', label: 'results_conversions', of: countConfirmed },
      { evidence: 'modelled', label: 'results_credit', of: countCredited },
    ],
  },
];

/** Most rows of a chart: the table has them all. */
const ROWS_MAX = 12;
/** Sizes in the units of the drawing. */
const WIDTH = 480;
const LABEL_WIDTH = 132;
const VALUE_WIDTH = 56;
const BAR_HEIGHT = 14;
const BAR_GAP = 3;
const ROW_GAP = 12;
/** More letters than fit before a bar. */
const LABEL_LETTERS = 19;

/** Results as bars, one drawing for each scale, with the same marks of evidence as everywhere. The table has the numbers. */
export function ResultsChart({ results }: { results: Results }) {
  const rows = orderRows(results).slice(0, ROWS_MAX);
  return (
    <div class="charts">
      {panels.map((panel) => (
        <figure key={panel.title} class="card chart">
          <figcaption>
            <span class="chart-title">{translate(panel.title)}</span>
            {panel.series.length > 1 &&
              panel.series.map(({ evidence, label }) => (
                <span key={label} class="figure-head">
                  <EvidenceMark evidence={evidence} />
                  {translate(label)}
                </span>
              ))}
          </figcaption>
          <Bars by={results.by} rows={rows} {...panel} />
        </figure>
      ))}
    </div>
  );
}

interface BarsProps {
  by: Results['by'];
  rows: Results['rows'];
  title: MessageKey;
  series: readonly Series[];
}

function Bars({ by, rows, title, series }: BarsProps) {
  const hatch = useId();
  const rowHeight = series.length * (BAR_HEIGHT + BAR_GAP) + ROW_GAP;
  const most = Math.max(...rows.flatMap((row) => series.map(({ of }) => of(row))), 1);
  const scale = (value: number) => (value / most) * (WIDTH - LABEL_WIDTH - VALUE_WIDTH);
  const said = rows.map((row) => {
    const values = series.map(({ of }) => formatNumber(of(row))).join(' / ');
    return `${keyWord(by, row.key)} ${values}`;
  });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${rows.length * rowHeight}`}
      role="img"
      aria-label={`${translate(title)}: ${said.join(', ')}`}
    >
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="bar-hatch" d="M1 0v5" />
        </pattern>
      </defs>
      {rows.map((row, place) => (
        <g key={row.key} transform={`translate(0 ${place * rowHeight + ROW_GAP / 2})`}>
          <text class="bar-label" y={(rowHeight - ROW_GAP) / 2}>
            <title>{keyWord(by, row.key)}</title>
            {shorten(keyWord(by, row.key))}
          </text>
          {series.map(({ evidence, of }, at) => (
            <Bar
              key={evidence}
              y={at * (BAR_HEIGHT + BAR_GAP)}
              width={scale(of(row))}
              value={of(row)}
              evidence={evidence}
              hatch={hatch}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface BarProps {
  y: number;
  width: number;
  value: number;
  evidence: Evidence;
  hatch: string;
}

/** Solid; solid with a check where there is room for it; hatched. */
function Bar({ y, width, value, evidence, hatch }: BarProps) {
  const middle = y + BAR_HEIGHT / 2;
  const end = LABEL_WIDTH + width;
  return (
    <g class={`bar ${evidence}`}>
      <rect
        x={LABEL_WIDTH}
        y={y}
        width={Math.max(width, 1)}
        height={BAR_HEIGHT}
        rx={2}
        {...(evidence === 'modelled' && { fill: `url(#${hatch})` })}
      />
      {evidence === 'confirmed' && width > BAR_HEIGHT && (
        <path class="bar-check" d={`M${end - 11} ${middle}l2.4 2.4 4.4-5`} />
      )}
      <text class="bar-value" x={end + 6} y={middle}>
        {formatNumber(value)}
      </text>
    </g>
  );
}

function shorten(label: string): string {
  const letters = [...new Intl.Segmenter().segment(label)];
  if (letters.length <= LABEL_LETTERS) return label;
  return `${letters
    .slice(0, LABEL_LETTERS - 1)
    .map(({ segment }) => segment)
    .join('')}…`;
}
