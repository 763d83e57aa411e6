/** Something to be typed into a shell. One click selects all of it; long lines break, nothing scrolls. */
export function Code({ children }: { children: string }) {
  return (
    <pre className="mt-4 select-all whitespace-pre-wrap break-words rounded-md bg-paper-2 px-4 py-3 font-mono text-xs/5">{children}</pre>
  )
}
