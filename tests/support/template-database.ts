import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

const deploy = (url: string) =>
  execFileSync(process.execPath, ['scripts/db.mjs', 'deploy'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

/**
 * A migrated, empty database that each test file gets a copy of: a SQLite file, or, where GALLEY_TEST_POSTGRES names a
 * server (postgresql://user@host:port/database), a template database there.
 */
export default async function setup(project: TestProject) {
  const server = process.env.GALLEY_TEST_POSTGRES
  if (!server) {
    const dir = mkdtempSync(path.join(tmpdir(), 'galley-test-'))
    const template = `file:${path.join(dir, 'template.db')}`
    deploy(template)
    project.provide('template', template)
    return () => rmSync(dir, { recursive: true, force: true })
  }
  const name = `galley_template_${process.pid}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  deploy(url.href)
  project.provide('template', url.href)
  return async () => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await client.end()
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    template: string
  }
}
