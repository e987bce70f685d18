# docker build --tag doublecheck .
# docker run --rm --publish 4010:4010 --volume "$PWD:/work" doublecheck mock my-api.yaml --host=0.0.0.0
# docker run --rm --volume "$PWD:/work" doublecheck verify my-api.yaml --target=https://staging.example
FROM node:22-slim AS build
WORKDIR /source
COPY . .
RUN npm ci && npm pack --pack-destination /tmp

FROM node:22-slim
COPY --from=build /tmp/doublecheck-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund /tmp/doublecheck-*.tgz msw@3.0.5 && rm /tmp/doublecheck-*.tgz
USER node
WORKDIR /work
EXPOSE 4010
ENTRYPOINT ["doublecheck"]
CMD ["mock", "--host=0.0.0.0"]
