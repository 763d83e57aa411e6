/* Closed lists that pages show as well as the API checks: here without the checking library, so that no page loads it. */

export const PROJECT_ROLES = ['manager', 'reviewer', 'annotator', 'viewer'] as const
export type ProjectRole = (typeof PROJECT_ROLES)[number]

export const INSTANCE_ROLES = ['owner', 'member'] as const

/** How far a token must reach; each holds the ones before it. */
export const SCOPES = ['read', 'annotate', 'manage'] as const
export type Scope = (typeof SCOPES)[number]

/** Which annotation sets count: settled ones, submitted readings, my own, or every set that I may see. */
export const SET_CHOICES = ['gold', 'submitted', 'mine', 'all-visible'] as const
export type SetChoice = (typeof SET_CHOICES)[number]

/** What numbers are grouped by. */
export const DIMENSIONS = ['layer', 'tag', 'publisher', 'annotator', 'state'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A request's body or file: at most so many bytes. */
export const BODY_LIMIT = 20 * 1024 * 1024
