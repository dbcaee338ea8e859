declare module 'gitlab-ci-local/src/schema/schema.js' {
  /** GitLab's own schema of .gitlab-ci.yml. */
  export const schema: object
}
