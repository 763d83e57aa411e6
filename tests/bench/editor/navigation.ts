/** What the screen uses of `next/navigation`, where there is no Next. */
export const useRouter = () => ({ push: () => {}, refresh: () => {}, prefetch: () => {} })
export const usePathname = () => '/documents/d'
