import { describe, expect, test } from 'vitest'
import { settingProblems } from '@/lib/settings/problems'

describe('the settings', () => {
  test('are all right where none is given, or an empty one', () => {
    expect(settingProblems({})).toEqual([])
    expect(settingProblems({ DATABASE_URL: '', PORT: ' ', GITHUB_ID: '', GALLEY_TOKEN_RATE: '' })).toEqual([])
  })

  const right: Record<string, string>[] = [
    { DATABASE_URL: 'file:./data/galley.db' },
    { DATABASE_URL: 'file:/srv/galley.db?mode=rw' },
    { DATABASE_URL: 'postgresql://galley@127.0.0.1:5432/galley' },
    { DATABASE_URL: 'postgres://galley:secret@db/galley?sslmode=require' },
    { GALLEY_URL: 'https://galley.example.org', PORT: '8080', GALLEY_TRUST_PROXY: '1', GALLEY_TOKEN_RATE: '0' },
    { GITHUB_ID: 'a', GITHUB_SECRET: 'b', OIDC_ISSUER: 'https://login.example.org', OIDC_ID: 'c', OIDC_SECRET: 'd' },
    { GALLEY_SECRET: 'x'.repeat(32) },
  ]
  test.each(right)('may be %o', (given) => expect(settingProblems(given)).toEqual([]))

  const wrong: [Record<string, string>, RegExp][] = [
    [{ DATABASE_URL: 'garbage' }, /^DATABASE_URL must be file:<path> or postgresql:/],
    [{ DATABASE_URL: 'data/galley.db' }, /^DATABASE_URL/],
    [{ DATABASE_URL: 'file:' }, /^DATABASE_URL/],
    [{ DATABASE_URL: 'postgresql:galley' }, /^DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://galley:hush@db/galley' }, /^DATABASE_URL/],
    [{ GALLEY_SECRET: 'hush' }, /^GALLEY_SECRET must be at least 32/],
    [{ GALLEY_URL: 'galley.example.org' }, /^GALLEY_URL must be an address/],
    [{ GALLEY_URL: 'ftp://galley.example.org' }, /^GALLEY_URL/],
    [{ PORT: 'http' }, /^PORT must be a number/],
    [{ PORT: '70000' }, /^PORT/],
    [{ PORT: '3000.5' }, /^PORT/],
    [{ GALLEY_TRUST_PROXY: 'yes' }, /^GALLEY_TRUST_PROXY must be 0 or 1/],
    [{ GALLEY_TOKEN_RATE: '-1' }, /^GALLEY_TOKEN_RATE/],
    [{ GITHUB_ID: 'a' }, /^GITHUB_SECRET must be set too/],
    [{ GOOGLE_SECRET: 'hush' }, /^GOOGLE_ID must be set too/],
    [{ OIDC_ID: 'a' }, /^OIDC_ISSUER and OIDC_SECRET must be set too, for there is OIDC_ID$/],
    [{ OIDC_ISSUER: 'login', OIDC_ID: 'a', OIDC_SECRET: 'hush' }, /^OIDC_ISSUER must be an address/],
  ]
  test.each(wrong)('may not be %o; the variable is named, its value is not repeated', (given, why) => {
    const problems = settingProblems(given)
    expect(problems).toEqual([expect.stringMatching(why)])
    expect(problems.join()).not.toContain('hush')
  })
})
