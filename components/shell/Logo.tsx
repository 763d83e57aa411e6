/** A proof sheet with a red pencil's mark. Decoration: the name stands beside it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" className="shrink-0">
      <path
        d="M16.8 13.2V4.6A2.1 2.1 0 0 0 14.7 2.5H5.6a2.1 2.1 0 0 0-2.1 2.1v14.8a2.1 2.1 0 0 0 2.1 2.1h9.1a2.1 2.1 0 0 0 2.1-2.1v-.9"
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <path d="M7 7.5h6.2M7 11h4.4" stroke="var(--ink)" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M14.2 17.2c1.5.6 2.2-.9 3.4-1.6 1-.6 2.2-.6 4-1" stroke="var(--proof)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
