# The program and nothing else, as a user without rights. Versions are fixed: the base by its release, libraries by the lock.
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22.21.1-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/spec ./spec
COPY --from=build /build/src ./src
COPY --from=build /build/generators ./generators
COPY --from=build /build/properties ./properties
COPY --from=build /build/evidence ./evidence
RUN ln -s /app/dist/src/cli/main.js /usr/local/bin/mvps-verify && chmod +x /app/dist/src/cli/main.js
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["mvps-verify"]
