# Build:  docker build --tag se-ml .
# Run:    docker run --rm --volume "$PWD:/repository:ro" se-ml
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm pack --pack-destination /tmp && mv /tmp/se-ml-*.tgz /tmp/se-ml.tgz

FROM node:22-bookworm-slim
# git tells about the history and about revisions.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /tmp/se-ml.tgz /tmp/se-ml.tgz
RUN npm install --global --no-audit --no-fund /tmp/se-ml.tgz && rm /tmp/se-ml.tgz
USER node
WORKDIR /repository
ENTRYPOINT ["se-ml"]
CMD ["audit"]
