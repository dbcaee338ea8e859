# The mock as a container: docker build -t mock-zoom .    See docs/container.md.
#
# Build arguments, for networks that can't reach the npm registry or GitHub:
#   npm_config_registry                     a mirror of the npm registry
#   npm_config_better_sqlite3_binary_host   a mirror of better-sqlite3's prebuilt binaries
ARG NODE_VERSION=24

# Install everything to compile, then only what is needed to run. Of the packages' install scripts, only better-sqlite3's
# is needed: it downloads the prebuilt binary, so this image needs no compiler.
FROM node:${NODE_VERSION}-bookworm-slim AS build
ARG npm_config_registry
ARG npm_config_better_sqlite3_binary_host
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm rebuild better-sqlite3
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY contracts contracts
COPY tools/compile.mjs tools/stamps.mjs tools/copy-styles.mjs tools/bundle-command.mjs tools/
RUN npm run compile \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf dist/.tsbuildinfo dist/.stamps.json dist/tools node_modules/better-sqlite3/deps node_modules/better-sqlite3/src

FROM node:${NODE_VERSION}-bookworm-slim
LABEL org.opencontainers.image.title="mock-zoom" \
      org.opencontainers.image.description="A fake Zoom for getting OAuth right. Not a Zoom product." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    MOCK_ZOOM_HOST=0.0.0.0 \
    MOCK_ZOOM_CONTROL_TOKEN=none \
    MOCK_ZOOM_DATABASE=/data/mock-zoom.db
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
COPY package.json LICENSE /app/
COPY docs /app/docs
RUN mkdir -p /data /config && chown node:node /data /config
# The folder of mock-zoom.config.json.
WORKDIR /config
USER node
VOLUME /data
EXPOSE 9666
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MOCK_ZOOM_PORT || 9666}/__mock/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: it stops at SIGTERM, once running requests have ended.
ENTRYPOINT ["node", "/app/dist/src/cli/mock-zoom.js"]
CMD ["serve"]
