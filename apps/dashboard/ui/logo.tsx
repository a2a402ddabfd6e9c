/** The mark: a shop's awning over its window. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M7 9h18l1.5 5a3 3 0 0 1-5.800.6 3.200 3.200 0 0 1-4.700.4 3.200 3.200 0 0 1-4.700-.4A3 3 0 0 1 5.500 14z"
        fill="var(--on-accent)"
      />
      <path
        d="M9 19v5h14v-5"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
