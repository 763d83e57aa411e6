/** Two sentences with all three layers on them: what Galley is for, at first sight. */
export function MarkedSentence() {
  return (
    <>
      <p>
        <span className="underline decoration-2 decoration-sourcing underline-offset-4">The harbour union</span>{' '}
        <span className="underline decoration-2 decoration-dashed decoration-sourcing underline-offset-4">claimed</span> that talks were{' '}
        <span className="rounded-sm bg-framing-tint px-0.5">sabotaged</span>.
      </p>
      <p className="mt-1 border-boilerplate border-s-2 ps-2 text-boilerplate-ink">First published by Nordkai Courier. Share this story.</p>
    </>
  )
}
