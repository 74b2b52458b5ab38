/** The porte-voix: a plain cone with two arcs of sound, in one colour. Same paths as assets/icons/mark.svg. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <g transform="rotate(-18 12 12)">
        <path
          d="M2.3 9.1 13.3 4.9c.8-.3 1.7.3 1.7 1.2v11.8c0 .9-.9 1.5-1.7 1.2L2.3 14.9A2 2 0 0 1 1 13v-2a2 2 0 0 1 1.3-1.9Z"
          fill="currentColor"
        />
        <path
          d="M18.2 9.6a5.5 5.5 0 0 1 0 4.8M21.3 7.2a10.5 10.5 0 0 1 0 9.6"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
        />
      </g>
    </svg>
  );
}
